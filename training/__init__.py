"""How the learned reader of attributions is made. Needs PyTorch and transformers; nothing at run time does."""
