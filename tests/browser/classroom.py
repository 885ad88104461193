"""A class in the browser: what `make class` puts into the environment, and who opens the teacher's link."""

from playwright.sync_api import Browser, Page, StorageState

from tests.browser.dashboard import Server

LINK = "/teacher/a-secret-of-this-test"
ADDRESS = "192.168.1.20:8501"
CLASS = {
    "LAYERSCOPE_CLASS": ADDRESS,
    "LAYERSCOPE_TEACHER": LINK.rpartition("/")[2],
    "LAYERSCOPE_NAMES": "proxy.example:8443",
}


def follow_link(page: Page, server: Server) -> None:
    """Makes the page's browser the teacher's."""
    page.goto(server.address + LINK)
    page.get_by_role("button", name="Become the teacher").press("Enter")
    page.wait_for_url(f"{server.address}/")


def teachers_cookie(browser: Browser, server: Server) -> StorageState:
    """What the teacher's browser keeps after it has opened the link."""
    context = browser.new_context()
    follow_link(context.new_page(), server)
    state = context.storage_state()
    context.close()
    return state
