"""The lessons: one module or package each, which knows no other lesson."""
