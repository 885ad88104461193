"""An address as a QR code."""

import numpy as np
import qrcode

from lessons.figures import palette, png


def code(address: str) -> bytes:
    """The address as PNG, dark on light with its quiet border, 8 pixels a square: so cameras expect it on any page."""
    drawing = qrcode.QRCode()
    drawing.add_data(address)
    light = ~np.array(drawing.get_matrix(), bool)
    return png.heatmap(light.astype(float), 0, 1, palette.GREY, zoom=8)
