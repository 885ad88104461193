"""What a learner calls a run is shown, never obeyed."""

from pages.parts.words import plain, tame


def test_letters_digits_and_signs_stay() -> None:
    for show in (plain, tame):
        assert show("Größe 16 ✚") == "Größe 16 ✚"
        assert show("rate=0.01, batch_size: 8 (best!)") == "rate=0.01, batch_size: 8 (best!)"


def test_markdown_is_disarmed() -> None:
    assert plain("a|b $x$ :red[y] ![z](w)") == r"a\|b \$x\$ \:r:small[]ed\[y\] !\[z\](w)"


def test_markdown_is_left_out_of_a_label() -> None:
    assert tame(" ![x](http://a.b) | $y$\n") == "! x (http: a.b) y"
    assert tame("**[]**") == ""
