"""The sets that come with Layerscope, from packages, or from the network: one module a source."""
