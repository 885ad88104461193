"""The sections of lesson 2.2, overfitting."""
