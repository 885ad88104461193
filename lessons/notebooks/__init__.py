"""A section taken home: its program as a notebook that Jupyter and Colab open."""
