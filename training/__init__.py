"""Learning the weights that the pipeline ships; nothing here runs when it cleans."""
