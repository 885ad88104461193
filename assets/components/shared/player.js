// A button that plays a view place by place up to its last one. Pressed again, it pauses; at the end it begins anew.

export class Player {
  /** `view` has a `place`, its `last`, and `stand(place)`; it stays `pace` milliseconds at each. The button says what to do. */
  constructor(view, button, pace) {
    Object.assign(this, { view, button, pace, invitation: button.textContent });
    button.onclick = () => (this.timer ? this.stop() : this.play());
  }

  play() {
    const { view } = this;
    if (view.place === view.last) view.stand(0);
    clearInterval(this.timer);
    this.timer = setInterval(() => {
      view.stand(view.place + 1);
      if (view.place >= view.last) this.stop();
    }, this.pace);
    this.label("❚❚ Pause", true);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.label(this.invitation, false);
  }

  /** Goes where a learner points, who then steps on by hand. */
  goTo(place) {
    this.stop();
    this.view.stand(place);
  }

  label(text, pressed) {
    this.button.textContent = text;
    this.button.setAttribute("aria-pressed", String(pressed));
  }
}
