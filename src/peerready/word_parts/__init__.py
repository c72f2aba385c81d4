"""The parts of a gap report in Word, in the order in which they are read."""
