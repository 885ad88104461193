"""The sections of lesson 1.3, feature maps."""
