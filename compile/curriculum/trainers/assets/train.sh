#!/usr/bin/env bash
# Trains the curriculum of this folder, stage after stage, with a trainer that is installed: pretraining, the stages, alignment.
# Nothing is started without --run. Names and paths come from trainers/chain.tsv and are handled as data: nothing of them is evaluated.
set -euo pipefail
unset CDPATH
case ${BASH_SOURCE[0]} in */*) cd -- "${BASH_SOURCE[0]%/*}" ;; esac

usage() {
  cat <<'TEXT'
Usage: ./train.sh --trainer axolotl|trl|llamafactory [options] [-- arguments for the trainer]

  --run                 start training; without it the commands are printed and nothing is started
  --from STAGE          begin at a stage; what it starts from has to be there
  --until STAGE         end with a stage
  --algorithm NAME      orpo, simpo, dpo or kto for the alignment; without it what the data was exported for
  --launcher NAME       single (default), torchrun, accelerate, deepspeed, slurm
  --gpus N              processes on a machine (1)
  --nodes N             machines (1); each runs this script with its --node-rank, on one shared file system
  --node-rank N         number of this machine, from 0 (SLURM_NODEID where Slurm runs it)
  --main-address HOST   of machine 0 (MASTER_ADDR, or 127.0.0.1)
  --main-port N         (MASTER_PORT, or 29500)
  --no-verify           do not compare the data with curriculum_manifest.json first

A stage whose output holds signoff.done of the same configuration and data is skipped, so that an interrupted run is started again with the same command.
Exit codes: 0 done, 1 a stage failed or the data is not what the manifest says, 2 could not run, 3 wrong usage.
TEXT
}

fail() {
  local code=$1
  shift
  printf 'train.sh: %s\n' "$*" >&2
  exit "$code"
}

trainer='' from='' until='' algorithm='' launcher=single gpus=1 nodes=1 run=false verify=true
node_rank=${SLURM_NODEID:-0} main_address=${MASTER_ADDR:-127.0.0.1} main_port=${MASTER_PORT:-29500}
extra=()

# The value of an option: sets `value`.
value=''
need() {
  value=${2:-}
  [[ -n $value ]] || fail 3 "$1: found nothing; expected a value"
}
while (($# > 0)); do
  case $1 in
    --run) run=true ;;
    --dry-run) run=false ;;
    --no-verify) verify=false ;;
    -h | --help)
      usage
      exit 0
      ;;
    --)
      shift
      extra=("$@")
      break
      ;;
    --trainer | --from | --until | --algorithm | --launcher | --gpus | --nodes | --node-rank | --main-address | --main-port)
      need "$@"
      case $1 in
        --trainer) trainer=$value ;;
        --from) from=$value ;;
        --until) until=$value ;;
        --algorithm) algorithm=$value ;;
        --launcher) launcher=$value ;;
        --gpus) gpus=$value ;;
        --nodes) nodes=$value ;;
        --node-rank) node_rank=$value ;;
        --main-address) main_address=$value ;;
        --main-port) main_port=$value ;;
      esac
      shift
      ;;
    *) fail 3 "no such option: $1 (see --help)" ;;
  esac
  shift
done

case $trainer in axolotl | trl | llamafactory) ;; '') usage >&2 && exit 3 ;; *) fail 3 "--trainer: found '$trainer'; expected axolotl, trl or llamafactory" ;; esac
case $launcher in single | torchrun | accelerate | deepspeed | slurm) ;; *) fail 3 "--launcher: found '$launcher'; expected single, torchrun, accelerate, deepspeed or slurm" ;; esac
case $algorithm in '' | orpo | simpo | dpo | kto) ;; *) fail 3 "--algorithm: found '$algorithm'; expected orpo, simpo, dpo or kto" ;; esac
for number in "$gpus" "$nodes" "$main_port"; do
  [[ $number =~ ^[1-9][0-9]{0,5}$ ]] || fail 3 "found '$number'; expected a number from 1 on for --gpus, --nodes and --main-port"
done
[[ $node_rank =~ ^(0|[1-9][0-9]{0,4})$ ]] || fail 3 "--node-rank: found '$node_rank'; expected a number from 0 on"
((node_rank < nodes)) || fail 3 "--node-rank: found '$node_rank'; expected less than --nodes, which is $nodes"
[[ $launcher != single || ($gpus == 1 && $nodes == 1) ]] || fail 3 "--launcher single is for one process; name torchrun, accelerate, deepspeed or slurm"
[[ -f curriculum_manifest.json && -f trainers/chain.tsv ]] || fail 2 "no curriculum_manifest.json and trainers/chain.tsv in $PWD; run npm run curriculum again"
python=$(command -v python3 || command -v python) || fail 2 'python3 is not there; the trainers need it, and so does the check of the data'

# What is trained was signed for: data that is not what the manifest says stops here. Configurations may be edited, which is told.
verify_data() {
  "$python" - <<'PYTHON'
import hashlib, json, os, sys
wrong, edited, count = [], [], 0
for entry in json.load(open('curriculum_manifest.json', encoding='utf-8'))['files']:
    path, digest = entry['path'], hashlib.sha256()
    try:
        with open(path, 'rb') as file:
            for piece in iter(lambda: file.read(1 << 20), b''):
                digest.update(piece)
        same = digest.hexdigest() == entry['sha256']
    except OSError:
        same = False
    count += 1
    if not same:
        may_be_edited = os.path.isfile(path) and not path.endswith('.jsonl') and path.startswith(('trainers/', 'train.sh'))
        (edited if may_be_edited else wrong).append(path)
for path in edited:
    print(f'edited since it was made: {path}')
for path in wrong:
    print(f'not what curriculum_manifest.json says: {path}', file=sys.stderr)
if not wrong:
    print(f'{count - len(edited)} files are what curriculum_manifest.json says')
sys.exit(1 if wrong else 0)
PYTHON
}

# A line for each configuration in order: a digest of it, of the data, of the trainer, and of the same of what it starts from.
fingerprints() {
  "$python" - "$@" <<'PYTHON'
import hashlib, sys
trainer, *configurations = sys.argv[1:]
manifest, before = open('curriculum_manifest.json', 'rb').read(), ''
for path in configurations:
    digest = hashlib.sha256(manifest + trainer.encode() + before.encode())
    try:
        digest.update(open(path, 'rb').read())
    except FileNotFoundError:
        pass
    before = digest.hexdigest()
    print(before)
PYTHON
}

if $verify && ((node_rank == 0)); then
  verify_data || fail 1 'the data changed since the curriculum was made; make it again, or fetch it again'
fi

configs=() stages=() algorithms=() outputs=() patiences=() deltas=() references=()
while IFS=$'\t' read -r config stage its exported output patience delta reference; do
  case $config in '' | '#'*) continue ;; esac
  if [[ $its != - ]]; then
    if [[ -n $algorithm ]]; then
      [[ $its == "$algorithm" ]] || continue
    else
      [[ $exported == 1 ]] || continue
    fi
  fi
  configs+=("$config") stages+=("$stage") algorithms+=("$its") outputs+=("$output")
  patiences+=("$patience") deltas+=("$delta") references+=("$reference")
done <trainers/chain.tsv

has_stage() {
  local each
  for each in ${stages[@]+"${stages[@]}"}; do [[ $each == "$1" ]] && return 0; done
  return 1
}
((${#configs[@]} > 0)) || fail 2 'every stage is starved: there is nothing to train; see curriculum_manifest.json'
if [[ -n $algorithm ]] && grep -q $'^[^#\t]*\t[^\t]*\t[a-z]' trainers/chain.tsv && [[ " ${algorithms[*]} " != *" $algorithm "* ]]; then
  fail 3 "--algorithm $algorithm: the alignment data has another form; make the curriculum again with --algorithm $algorithm"
fi
for named in "$from" "$until"; do
  [[ -z $named ]] || has_stage "$named" || fail 3 "no stage '$named' that is trained; expected one of: ${stages[*]}"
done

show() {
  printf '  '
  printf '%q ' "$@"
  printf '\n'
}

# Sets `command`: what trains a configuration, with the trainer's own launcher.
command_for() {
  local index=$1 config=trainers/$trainer/${configs[$1]}.yaml
  local torch=(--nproc_per_node "$gpus" --nnodes "$nodes" --node_rank "$node_rank" --master_addr "$main_address" --master_port "$main_port")
  local accelerate=(--num_processes "$((gpus * nodes))" --num_machines "$nodes" --machine_rank "$node_rank" --main_process_ip "$main_address" --main_process_port "$main_port")
  local zero=trainers/launchers/deepspeed_zero3.json fsdp=trainers/launchers/accelerate_fsdp2.yaml
  case $trainer in
    axolotl)
      command=(axolotl train "$config" ${extra[@]+"${extra[@]}"})
      case $launcher in
        single) command+=(--launcher python) ;;
        torchrun) command+=(--launcher torchrun -- "${torch[@]}") ;;
        accelerate) command+=(--launcher accelerate -- --config_file "$fsdp" "${accelerate[@]}") ;;
        deepspeed) command+=(--deepspeed "$zero" --launcher torchrun -- "${torch[@]}") ;;
      esac
      ;;
    trl)
      local objective=${algorithms[$index]}
      [[ $objective != - ]] || objective=sft
      local script=(trainers/trl/trl_stage.py "$objective" --config "$config")
      [[ ${patiences[$index]} == - ]] || script+=(--early_stopping_patience "${patiences[$index]}" --early_stopping_threshold "${deltas[$index]}")
      [[ ${references[$index]} == - ]] || script+=("--reference_model=${references[$index]}")
      script+=(${extra[@]+"${extra[@]}"})
      case $launcher in
        single) command=("$python" "${script[@]}") ;;
        torchrun) command=(torchrun "${torch[@]}" "${script[@]}") ;;
        accelerate) command=(accelerate launch --config_file "$fsdp" "${accelerate[@]}" "${script[@]}") ;;
        deepspeed) command=(accelerate launch --config_file trainers/launchers/accelerate_zero3.yaml "${accelerate[@]}" "${script[@]}") ;;
      esac
      ;;
    llamafactory)
      local torchrun=(env FORCE_TORCHRUN=1 "NPROC_PER_NODE=$gpus" "NNODES=$nodes" "NODE_RANK=$node_rank" "MASTER_ADDR=$main_address" "MASTER_PORT=$main_port")
      case $launcher in
        single) command=(llamafactory-cli train "$config") ;;
        torchrun) command=("${torchrun[@]}" llamafactory-cli train "$config") ;;
        accelerate) command=(accelerate launch --config_file "$fsdp" "${accelerate[@]}" --module llamafactory.launcher "$config") ;;
        deepspeed) command=("${torchrun[@]}" llamafactory-cli train "$config" "deepspeed=$zero") ;;
      esac
      command+=(${extra[@]+"${extra[@]}"})
      ;;
  esac
}

if [[ $launcher == slurm ]]; then
  command=(sbatch "--nodes=$nodes" "--gpus-per-node=$gpus" trainers/launchers/slurm.sbatch --trainer "$trainer" --gpus "$gpus" --no-verify)
  [[ -z $from ]] || command+=(--from "$from")
  [[ -z $until ]] || command+=(--until "$until")
  [[ -z $algorithm ]] || command+=(--algorithm "$algorithm")
  ((${#extra[@]} == 0)) || command+=(-- "${extra[@]}")
  show "${command[@]}"
  $run || exit 0
  exec "${command[@]}"
fi

# Nothing about the data leaves the machine by way of a trainer's reporting.
export DO_NOT_TRACK=1 AXOLOTL_DO_NOT_TRACK=1 HF_HUB_DISABLE_TELEMETRY=1 WANDB_MODE=${WANDB_MODE:-offline} TRL_EXPERIMENTAL_SILENCE=1

$run || printf 'Nothing is started without --run. In order:\n'
begun=true
[[ -z $from ]] || begun=false
paths=()
for each in "${configs[@]}"; do paths+=("trainers/$trainer/$each.yaml"); done
marks=()
while IFS= read -r mark; do marks+=("$mark"); done < <(fingerprints "$trainer" "${paths[@]}")
((${#marks[@]} == ${#configs[@]})) || fail 2 'the configurations could not be read'
for index in "${!configs[@]}"; do
  config=trainers/$trainer/${configs[$index]}.yaml marker=${outputs[$index]}/signoff.done
  [[ -f $config ]] || fail 2 "no $config: this trainer can not do what stage ${stages[$index]} asks for; see docs/TRAINING.md"
  mark=${marks[$index]}
  done=''
  [[ ! -f $marker ]] || done=$(<"$marker")
  [[ ${stages[$index]} != "$from" ]] || begun=true
  if ! $begun; then
    if $run && [[ -z $done ]]; then fail 2 "stage ${stages[$index]} has no finished output (no $marker), so $from has nothing to start from; begin there"; fi
    printf '%s: before --from\n' "${stages[$index]}"
  elif [[ $done == "$mark" ]]; then
    printf '%s: done already (%s)\n' "${stages[$index]}" "$marker"
  elif [[ -n $done ]]; then
    fail 2 "stage ${stages[$index]}: $marker is of another configuration, data or trainer; move ${outputs[$index]} away to train it again"
  else
    command_for "$index"
    printf '%s\n' "${stages[$index]}"
    show "${command[@]}"
    if $run; then
      "${command[@]}" || fail 1 "stage ${stages[$index]} failed; the same command goes on where it stopped"
      [[ -f ${outputs[$index]}/config.json ]] || fail 1 "stage ${stages[$index]} ended without a model in ${outputs[$index]}"
      ((node_rank != 0)) || printf '%s\n' "$mark" >"$marker"
    fi
  fi
  [[ ${stages[$index]} != "$until" ]] || break
done
