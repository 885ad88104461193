"""What a trained network shows of itself, for every lesson that looks into one."""
