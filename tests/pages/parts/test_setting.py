"""Settings and the address. AppTest is a browser that never writes to the address by itself."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    from dataclasses import dataclass

    from lessons import settings
    from pages.parts import address, setting

    @dataclass(frozen=True)
    class Settings:
        view: str = settings.choice("View", ("Near", "Far"), "Near", former={"Distant": "Far"})
        rate: float = settings.slider("Rate", 0.0, 1.0, 0.5, 0.25)
        stride: int = settings.slider("Stride", 1, 4, 2)
        flip: bool = settings.switch("Flip")

    address.enter("example")
    setting.views("example", Settings, ("Near", "Far"))
    setting.collect("example", Settings, ["rate", "stride", "flip"])


def opened(**link: str) -> AppTest:
    app = AppTest.from_function(page)
    for name, value in link.items():
        app.query_params[name] = value
    return app.run()


def change(app: AppTest, view: str, rate: float, stride: int, flip: bool) -> None:
    app.segmented_control(key="example_view").set_value(view)
    app.slider(key="example_rate").set_value(rate)
    app.slider(key="example_stride").set_value(stride)
    app.toggle(key="example_flip").set_value(flip)
    app.run()


def test_setting_that_the_browser_does_not_write_to_the_address_gets_there() -> None:
    app = opened()
    assert not app.query_params
    change(app, "Far", 1.0, 3, True)
    changed = {"example_view": "Far", "example_rate": "1", "example_stride": "3", "example_flip": "true"}
    assert app.query_params == changed
    change(app, "Far", 0.25, 3, False)
    assert app.query_params == {"example_view": "Far", "example_rate": "0.25", "example_stride": "3"}
    assert app.slider(key="example_rate").value == 0.25


def test_default_leaves_the_address() -> None:
    app = opened(example_view="Far", example_rate="0.75", example_stride="3", example_flip="true")
    change(app, "Near", 0.5, 2, False)
    assert not app.query_params


def test_link_decides_on_arrival() -> None:
    app = opened(example_rate="0.75", example_stride="nonsense")
    assert app.slider(key="example_rate").value == 0.75
    assert app.slider(key="example_stride").value == 2


def test_a_former_name_leads_to_what_took_it_over() -> None:
    app = opened(example_view="Distant", example_rate="0.75")
    assert app.segmented_control(key="example_view").value == "Far"
    assert app.run().query_params == {"example_view": "Far", "example_rate": "0.75"}
