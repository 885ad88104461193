// The loss after each epoch on a logarithmic scale, above the slider whose length it shares. Dragging along it moves in time.
export class Curve {
  constructor(root, canvas, goTo) {
    this.root = root;
    this.canvas = canvas;
    const point = (event) => {
      const box = canvas.getBoundingClientRect();
      goTo(Math.round(((event.clientX - box.left) / box.width) * this.last));
    };
    canvas.onpointerdown = (event) => {
      canvas.setPointerCapture(event.pointerId);
      point(event);
    };
    canvas.onpointermove = (event) => event.buttons && point(event);
  }

  show(path, last, colours) {
    this.last = last;
    this.colours = colours;
    this.heights = Array.from({ length: last + 1 }, (_, at) => Math.log10(Math.max(path[3 * at + 2], 1e-12)));
    this.low = Math.min(...this.heights);
    this.span = Math.max(...this.heights) - this.low || 1;
  }

  draw(epoch) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.canvas.width = width * devicePixelRatio;
    this.canvas.height = height * devicePixelRatio;
    const context = this.canvas.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    const x = (at) => 8 + (at / this.last) * (width - 16);
    const y = (at) => 3 + (1 - (this.heights[at] - this.low) / this.span) * (height - 6);
    context.lineJoin = "round";
    for (const [end, alpha] of [[this.last, 0.35], [epoch, 1]]) {
      context.globalAlpha = alpha;
      context.strokeStyle = this.colours.error;
      context.lineWidth = 2.5;
      context.beginPath();
      for (let at = 0; at <= end; at += 1) context.lineTo(x(at), y(at));
      context.stroke();
    }
    context.fillStyle = this.colours.error;
    context.beginPath();
    context.arc(x(epoch), y(epoch), 4.5, 0, 2 * Math.PI);
    context.fill();
  }
}
