"""A kernel of one's own in the browser: typed cell by cell, grown, divided, kept in the address."""

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.convolution import own_kernel
from lessons.maths.kernels import KERNELS
from tests.browser.convolution import SOBEL, check_stepper, expected, open_stepper
from tests.browser.dashboard import settled, switch


def type_into(field: Locator, text: str) -> None:
    field.fill(text)
    field.press("Enter")


def test_cell_takes_a_comma_refuses_in_words_and_gives_up_with_escape(page: Page) -> None:
    open_stepper(page)
    field, said = page.get_by_label("row 0, column 0"), page.locator(".editor .refusal")
    type_into(field, "1,5")
    own = SOBEL.copy()
    own[0, 0] = 1.5
    check_stepper(page, expected(own))
    expect(field).to_have_value("1.5")
    for text, reason in (
        ("1e9", "1e9 lies outside −1000 to 1000: the cell keeps 1.5."),
        ("two", "“two” is no number: the cell keeps 1.5."),
        ("", "An empty cell is no number: the cell keeps 1.5."),
    ):
        type_into(field, text)
        expect(said).to_have_text(reason)
        expect(field).to_have_value("1.5")
    field.fill("77")
    field.press("Escape")
    expect(field).to_have_value("1.5")
    expect(said).to_be_empty()
    field.press("ArrowDown")
    own[0, 0] = 0.5
    check_stepper(page, expected(own))


def test_edited_number_makes_a_kernel_of_ones_own_that_the_address_keeps(page: Page) -> None:
    open_stepper(page)
    field = page.get_by_label("row 0, column 0")
    field.fill("7")
    field.press("Enter")
    expect(page.get_by_role("combobox", name="Kernel", exact=True)).to_have_value(own_kernel.TITLE)
    own = SOBEL.copy()
    own[0, 0] = 7
    check_stepper(page, expected(own))
    page.reload()
    settled(page)
    page.get_by_role("button", name="Skip").click()
    expect(field).to_have_value("7")
    check_stepper(page, expected(own))


@pytest.mark.slow
def test_kernel_grows_to_five_and_shrinks_back(page: Page) -> None:
    open_stepper(page)
    fields = page.get_by_role("group", name="The kernel's numbers").get_by_role("spinbutton")
    expect(fields).to_have_count(9)
    page.get_by_role("button", name="5×5").click()
    expect(fields).to_have_count(25)
    check_stepper(page, expected(np.pad(SOBEL, 1)))
    page.get_by_role("button", name="3×3").click()
    expect(fields).to_have_count(9)
    check_stepper(page, expected(SOBEL))


@pytest.mark.slow
def test_kernel_is_divided_by_its_sum_on_demand(page: Page) -> None:
    open_stepper(page, kernel="Identity")
    expect(page.get_by_role("switch", name="Divide by the sum")).to_have_count(0)
    field = page.get_by_label("row 1, column 0")
    field.fill("3")
    field.press("Enter")
    expect(page.get_by_text("Sum 4")).to_be_visible()
    switch(page, "Divide by the sum")
    own = KERNELS["Identity"].copy()
    own[1, 0] = 3
    check_stepper(page, expected(own, divide=True))
