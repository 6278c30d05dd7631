"""Who is who across articles. Rests on the room `names`: how a name is folded, spelled and shortened."""
