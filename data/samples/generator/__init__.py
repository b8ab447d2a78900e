"""Writes the landing folder of the sample data set; see ../README.md for what is planted."""
