"""Sets of texts that we write ourselves, from a seed, where no package ships real ones."""
