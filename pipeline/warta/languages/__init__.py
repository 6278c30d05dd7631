"""Everything that is Indonesian or English and nothing else: a folder of TOML per language, read into a typed pack."""

from warta.languages.pack import LanguagePack, codes, has_pack, load_pack

__all__ = ["LanguagePack", "codes", "has_pack", "load_pack"]
