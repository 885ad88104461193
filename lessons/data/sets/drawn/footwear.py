"""Shoes seen from the side, toes to the left."""

import numpy as np

from lessons.data.sets.drawn.fabric import Fabric, Points


def sneaker(fabric: Fabric, generator: np.random.Generator) -> None:
    """Low, with a thick even sole, laces, and often a stripe."""
    ground, sole = generator.uniform(0.35, 0.5), generator.uniform(0.1, 0.18)
    ankle, tongue = generator.uniform(-0.45, -0.1), generator.uniform(-0.55, -0.2)
    instep = generator.uniform(-0.05, 0.2)
    upper = [
        (-0.92, ground - 0.05),
        (-0.9, ground - generator.uniform(0.2, 0.32)),
        (-0.6, ground - 0.38),
        (-instep - 0.1, tongue + 0.15),
        (0.15, tongue),
        (0.45, ankle + 0.12),
        (0.85, ankle),
        (0.92, ankle + 0.15),
        (0.9, ground),
    ]
    fabric.polygon(upper)
    _sole(fabric, ground, sole, generator.uniform(0.3, 1.5))
    for step in np.linspace(0.15, 0.85, generator.integers(3, 6)):
        x, y = -0.55 + step * 0.65, ground - 0.36 + step * (tongue - ground + 0.42)
        fabric.line([(x, y), (x + 0.16, y + 0.14)], generator.choice([0.3, 1.5]), 0.05)
    if generator.random() < 0.6:
        for place in np.linspace(0.1, 0.5, generator.integers(1, 4)):
            fabric.line([(place, ground - 0.05), (place - 0.2, ground - 0.4)], generator.uniform(0.2, 1.6), 0.08)
    if generator.random() < 0.5:
        fabric.polygon(
            [(-0.92, ground), (-0.9, ground - 0.22), (-0.62, ground - 0.34), (-0.55, ground)],
            generator.uniform(0.5, 1.3),
        )


def ankle_boot(fabric: Fabric, generator: np.random.Generator) -> None:
    """A shaft above the ankle, on a flat sole or a heel."""
    ground, shaft = generator.uniform(0.65, 0.85), generator.uniform(-0.95, -0.5)
    heel = generator.choice([0.06, generator.uniform(0.12, 0.35)])
    front, back = generator.uniform(-0.1, 0.15), generator.uniform(0.75, 0.9)
    fabric.polygon(
        [
            (-0.92, ground - 0.02),
            (-0.92, ground - 0.2),
            (-0.7, ground - 0.36),
            (-0.2, ground - 0.55),
            (front - 0.02, ground - 0.75),
            (front, shaft),
            (back, shaft + generator.uniform(-0.05, 0.1)),
            (back - 0.05, ground - 0.6),
            (0.92, ground - 0.25),
            (0.9, ground - heel),
            (0.35, ground - heel),
            (-0.1, ground),
        ]
    )
    if heel > 0.1:
        width = generator.uniform(0.15, 0.4)
        fabric.polygon(
            [(0.9 - width, ground - heel), (0.9, ground - heel), (0.86, ground + 0.08), (0.92 - width, ground + 0.08)],
            0.6,
        )
        fabric.line([(-0.9, ground), (-0.1, ground + 0.02), (0.4, ground - heel)], 0.5, 0.07)
    else:
        _sole(fabric, ground, generator.uniform(0.08, 0.16), generator.uniform(0.3, 1.2))
    middle = (front + back) / 2
    if generator.random() < 0.4:
        fabric.line([(middle, shaft + 0.05), (middle + 0.05, ground - 0.3)], 0.5, 0.04)
    if generator.random() < 0.4:
        height = generator.uniform(shaft + 0.2, ground - 0.5)
        fabric.line([(front, height), (back, height - 0.1)], generator.uniform(0.4, 1.4), 0.09)
    if generator.random() < 0.35:
        for y in np.arange(shaft + 0.15, ground - 0.5, 0.18):
            fabric.line([(front, y), (front + 0.25, y + 0.08)], generator.choice([0.3, 1.4]), 0.05)


def sandal(fabric: Fabric, generator: np.random.Generator) -> None:
    """A bare sole, flat or on a heel or wedge, and straps with air between them."""
    ground, heel = generator.uniform(0.4, 0.75), generator.choice([0.0, generator.uniform(0.15, 0.75)])
    thick = generator.uniform(0.1, 0.2)
    bed: Points = [(-0.92, ground), (-0.45, ground), (0.3, ground - heel * 0.75), (0.9, ground - heel)]
    fabric.line(bed, generator.uniform(0.5, 1.0), thick)
    if heel > 0:
        if generator.random() < 0.5:
            fabric.polygon([*bed[1:], (0.88, ground + 0.05), (-0.6, ground + 0.05)], generator.uniform(0.5, 1.0))
        else:
            fabric.line([(0.85, ground - heel), (0.82, ground + 0.04)], 0.8, generator.uniform(0.06, 0.2))
    strap = generator.uniform(0.09, 0.22)
    for start in np.linspace(-0.8, generator.uniform(-0.5, -0.1), generator.integers(1, 4)):
        level = ground - heel * max(0.0, start + 0.45) * 0.9
        rise = generator.uniform(0.22, 0.4)
        fabric.line(
            [
                (start, level),
                (start + 0.12, level - rise),
                (start + 0.38, level - rise * 0.9),
                (start + 0.5, level - 0.02),
            ],
            generator.uniform(0.7, 1.2),
            strap,
        )
    if generator.random() < 0.7:
        top = ground - heel - generator.uniform(0.35, 0.6)
        fabric.line(
            [(0.9, ground - heel), (0.88, top), (0.4, top + 0.1), (0.3, ground - heel * 0.75)],
            generator.uniform(0.7, 1.2),
            strap,
        )


def _sole(fabric: Fabric, ground: float, thick: float, grey: float) -> None:
    fabric.polygon(
        [
            (-0.95, ground - thick / 2),
            (0.94, ground - thick / 2),
            (0.9, ground + thick / 2),
            (-0.85, ground + thick / 2),
        ],
        grey,
    )
