"""Trains one stage with TRL: `trl_stage.py sft|dpo|kto|orpo|simpo --config STAGE.yaml [--any_option value]`.

It calls the trainers that TRL's own commands call, with the same parser and the same options, and adds what they lack: early stopping, a reference
model that is not the start, and ORPO and SimPO, which TRL keeps in trl.experimental without a command. Tried with TRL 1.16.0.
"""

import os
import sys
from dataclasses import dataclass

from datasets import load_dataset
from transformers import AutoModelForCausalLM, AutoTokenizer, EarlyStoppingCallback
from transformers.trainer_utils import get_last_checkpoint
from trl import ModelConfig, ScriptArguments, TrlParser, get_peft_config, get_quantization_config


@dataclass
class StageArguments:
    early_stopping_patience: int = 0
    early_stopping_threshold: float = 0.0
    reference_model: str | None = None
    # For alignment; the stages before it are given one by `chat_template_path`.
    alignment_template: str = "./templates/chat_template.jinja"


def classes(objective):
    if objective == "sft":
        from trl import SFTConfig, SFTTrainer

        return SFTConfig, SFTTrainer
    if objective == "dpo":
        from trl import DPOConfig, DPOTrainer

        return DPOConfig, DPOTrainer
    if objective == "kto":
        from trl import KTOConfig, KTOTrainer

        return KTOConfig, KTOTrainer
    if objective == "orpo":
        from trl.experimental.orpo import ORPOConfig, ORPOTrainer

        return ORPOConfig, ORPOTrainer
    if objective == "simpo":
        from trl.experimental.cpo import CPOConfig, CPOTrainer

        return CPOConfig, CPOTrainer
    sys.exit(f"found {objective!r}; expected sft, dpo, kto, orpo or simpo")


def main():
    objective = sys.argv[1] if len(sys.argv) > 1 else ""
    config_class, trainer_class = classes(objective)
    parser = TrlParser((ScriptArguments, config_class, ModelConfig, StageArguments))
    script, training, model, stage = parser.parse_args_and_config(sys.argv[2:])

    loading = dict(revision=model.model_revision, attn_implementation=model.attn_implementation, dtype=model.dtype)
    training.model_init_kwargs = {**loading, **(training.model_init_kwargs or {})}
    tokenizer = AutoTokenizer.from_pretrained(
        model.model_name_or_path, revision=model.model_revision, trust_remote_code=training.trust_remote_code
    )
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    if objective != "sft" and os.path.isfile(stage.alignment_template):
        with open(stage.alignment_template, encoding="utf-8") as file:
            tokenizer.chat_template = file.read()

    dataset = load_dataset(script.dataset_name, name=script.dataset_config)
    # Where a line comes from is none of the trainer's business.
    wanted = {"text", "messages", "prompt", "chosen", "rejected", "completion", "label"}
    dataset = dataset.select_columns([name for name in dataset[script.dataset_train_split].column_names if name in wanted])
    more = {}
    if stage.reference_model is not None:
        more["ref_model"] = AutoModelForCausalLM.from_pretrained(stage.reference_model, **training.model_init_kwargs)
    if objective not in ("orpo", "simpo"):
        more["quantization_config"] = get_quantization_config(model)
    if stage.early_stopping_patience > 0:
        more["callbacks"] = [EarlyStoppingCallback(stage.early_stopping_patience, stage.early_stopping_threshold)]
    trainer = trainer_class(
        model=model.model_name_or_path,
        args=training,
        train_dataset=dataset[script.dataset_train_split],
        eval_dataset=dataset[script.dataset_test_split] if training.eval_strategy != "no" else None,
        processing_class=tokenizer,
        peft_config=get_peft_config(model),
        **more,
    )
    last = get_last_checkpoint(training.output_dir) if os.path.isdir(training.output_dir) else None
    trainer.train(resume_from_checkpoint=training.resume_from_checkpoint or last)
    trainer.save_model(training.output_dir)
    trainer.accelerator.print(f"Model saved to {training.output_dir}")


if __name__ == "__main__":
    main()
