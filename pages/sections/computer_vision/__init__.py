"""The sections of lesson 1.2, computer vision."""
