"""The button that plays a component place by place."""

from playwright.sync_api import Page

MODULE = "/components/shared/player.js"
PACE = 1000
MOUNT = """
async ([module, pace]) => {
  const { Player } = await import(module);
  const button = Object.assign(document.createElement("button"), { textContent: "▶ Race" });
  document.body.append(button);
  const view = { place: 0, last: 2, stand(place) { this.place = place; } };
  globalThis.player = new Player(view, button, pace);
}
"""
START = (0, "❚❚ Pause", "true")


def test_button_plays_to_the_last_place_pauses_and_begins_anew(page: Page) -> None:
    page.goto(MODULE)
    page.clock.install(time=0)
    page.clock.pause_at(PACE)
    page.evaluate(MOUNT, [MODULE, PACE])
    button = page.get_by_role("button")

    def state() -> tuple[int, str, str | None]:
        return page.evaluate("player.view.place"), button.inner_text(), button.get_attribute("aria-pressed")

    button.click()
    assert state() == START
    page.clock.run_for(PACE)
    assert state() == (1, "❚❚ Pause", "true")
    button.click()
    page.clock.run_for(3 * PACE)
    assert state() == (1, "▶ Race", "false")
    button.click()
    page.clock.run_for(3 * PACE)
    assert state() == (2, "▶ Race", "false")
    button.click()
    assert state() == START
    # A view that plays itself while it is playing goes no faster.
    page.evaluate("player.play()")
    page.clock.run_for(PACE)
    assert state() == (1, "❚❚ Pause", "true")
    page.evaluate("player.goTo(0)")
    page.clock.run_for(PACE)
    assert state() == (0, "▶ Race", "false")
