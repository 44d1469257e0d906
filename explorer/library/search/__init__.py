"""Finding things by what people type: names, symptoms in plain words, roots, and misspellings of them."""
