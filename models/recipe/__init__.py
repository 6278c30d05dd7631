"""How the names models are made: encoder, corpora, training, evaluation, export."""
