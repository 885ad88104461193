"""The sections of lesson 1.1, the first neuron."""
