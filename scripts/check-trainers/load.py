"""Loads every configuration of a curriculum's folder with the trainer's own code: `load.py trl|axolotl|llamafactory FOLDER`. Prints JSON."""

import glob
import importlib.metadata
import json
import os
import sys
import warnings

warnings.filterwarnings("ignore")
os.environ.update(TRL_EXPERIMENTAL_SILENCE="1", AXOLOTL_DO_NOT_TRACK="1", DO_NOT_TRACK="1", HF_HUB_OFFLINE="1")


def trl_loader():
    from trl import DPOConfig, KTOConfig, ModelConfig, ScriptArguments, SFTConfig, TrlParser
    from trl.experimental.cpo import CPOConfig
    from trl.experimental.orpo import ORPOConfig

    algorithms = {"dpo": DPOConfig, "kto": KTOConfig, "orpo": ORPOConfig, "simpo": CPOConfig}

    def load(path):
        config = algorithms.get(os.path.basename(path).split(".")[1], SFTConfig)
        # The parser refuses a key that none of the three has.
        TrlParser((ScriptArguments, config, ModelConfig)).parse_args_and_config(["--config", path, "--bf16", "false", "--use_cpu", "true"])

    return load


def axolotl_loader():
    import yaml
    from axolotl.utils.schemas.config import AxolotlInputConfig

    def load(path):
        with open(path, encoding="utf-8") as file:
            config = yaml.safe_load(file)
        strange = set(config) - set(AxolotlInputConfig.model_fields)
        if strange:
            raise ValueError(f"keys that the schema does not have: {sorted(strange)}")
        AxolotlInputConfig(**config)

    return load


def llamafactory_loader():
    from llamafactory.hparams import get_train_args
    from omegaconf import OmegaConf

    def load(path):
        config = OmegaConf.to_container(OmegaConf.load(path), resolve=True)
        get_train_args({**config, "bf16": False, "use_cpu": True})

    return load


def main():
    trainer, folder = sys.argv[1:]
    out = os.dup(1)
    os.dup2(2, 1)  # libraries print what they like
    told = {"trainer": trainer, "versions": {}, "loaded": [], "failed": {}}
    try:
        load = {"trl": trl_loader, "axolotl": axolotl_loader, "llamafactory": llamafactory_loader}[trainer]()
        for name in (trainer, "transformers", "torch", "datasets"):
            told["versions"][name] = importlib.metadata.version(name)
        os.chdir(folder)
        for path in sorted(glob.glob(f"trainers/{trainer}/*.yaml")):
            try:
                load(path)
                told["loaded"].append(path)
            except (Exception, SystemExit) as error:
                told["failed"][path] = f"{type(error).__name__}: {error}"[:600]
    except ImportError as error:
        told["absent"] = str(error)[:300]
    os.write(out, json.dumps(told).encode())


if __name__ == "__main__":
    main()
