"""What a report says, in order, before any format: one content model for every way of showing it."""
