"""Writes a model of two layers with random weights and a tokenizer of some hundred tokens, on which every stage takes seconds: `tiny_model.py OUT`."""

import sys

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

END, SPECIALS = "<|endoftext|>", ["<|im_start|>", "<|im_end|>"]
TEXT = ["a quiet river of words and stones, that sounds hard and I hear you, what helps you sleep"] * 20

torch.manual_seed(0)
raw = Tokenizer(models.BPE())
raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
raw.decoder = decoders.ByteLevel()
alphabet = pre_tokenizers.ByteLevel.alphabet()
raw.train_from_iterator(TEXT, trainers.BpeTrainer(vocab_size=400, special_tokens=[END, *SPECIALS], initial_alphabet=alphabet))
tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, eos_token=END, pad_token=END, additional_special_tokens=SPECIALS)
tokenizer.save_pretrained(sys.argv[1])
config = Qwen2Config(
    vocab_size=len(tokenizer),
    hidden_size=32,
    intermediate_size=64,
    num_hidden_layers=2,
    num_attention_heads=2,
    num_key_value_heads=2,
    max_position_embeddings=8192,
    eos_token_id=tokenizer.eos_token_id,
    pad_token_id=tokenizer.pad_token_id,
)
Qwen2ForCausalLM(config).save_pretrained(sys.argv[1])
