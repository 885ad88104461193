"""Arrays become pictures here, and nowhere else: Plotly figures, PNG mosaics, payloads for the canvas."""
