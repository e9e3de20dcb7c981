# The one way in. Everything here calls the command `mingjian` or a tool of the lock file.
# On a fresh clone `make site` needs Python 3.11, git and make; nothing else.

PYTHON   ?= $(shell command -v python3.11 || command -v python3)
REGISTRY ?= registry
OUT      ?= build/html
AS_OF    ?=
BASE     ?=
PORT     ?= 8000
WORKERS  ?= 2
ARGS     ?=
TARGET   ?= build/deploy
SHARD    ?= 1/2
PROPOSAL ?=
FAILED   := 每夜发布没有成功

VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.installed
TOOL  := $(BIN)/mingjian
NPM   := $(VENV)/npm
DAY   := $(if $(AS_OF),--as-of $(AS_OF))
PIP   := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

# Debian packages only the tests need: program or file=package
PROGRAMS := chromium=chromium pdftotext=poppler-utils rsync=rsync /usr/sbin/nginx=nginx \
  Rscript=r-base-core curl=curl \
  /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc=fonts-noto-cjk

.DEFAULT_GOAL := help
.PHONY: help site test serve check guard lint bench golden fix wheel clean install programs npm \
  change pictures jobs release former deploy shard merged comment failure

help: ## 显示这份说明 / show this list
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(STAMP) ## 检查登记库并生成网站到 build/html / check the registry and build the site
	@$(TOOL) build --registry $(REGISTRY) --out $(OUT) $(DAY) $(ARGS)

test: $(STAMP) programs npm ## 运行全部测试 / run the whole test suite
	@$(BIN)/python -m pytest -n $(WORKERS)$(if $(shell test -e $(NPM)/.installed && echo 1),, --ignore=tests/editor) $(ARGS)

serve: $(STAMP) ## 本机预览，改动后自动重新生成 / preview with reload
	@$(TOOL) serve --registry $(REGISTRY) --port $(PORT) $(ARGS)

check: $(STAMP) ## 只检查登记库 / the registry gate (BASE=revision: new findings only)
	@$(TOOL) check --registry $(REGISTRY) $(if $(BASE),--base $(BASE)) $(DAY) $(ARGS)

guard: $(STAMP) ## 合并以前的几道关：编号、两人复核、个人信息 / what a branch must not do (BASE=revision)
	@$(TOOL) guard --registry $(REGISTRY) $(if $(BASE),--base $(BASE)) $(ARGS)

fix: $(STAMP) ## 把登记库改成规范写法，保留注释 / restore the canonical form, comments kept
	@$(TOOL) fix --registry $(REGISTRY) $(ARGS)

lint: $(STAMP) ## 代码检查：ruff、mypy、层次 / ruff, mypy strict, import layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/unit/test_layers.py

change: $(STAMP) ## 合并以后公众看到的变化，写到 build/report/change.md（BASE=版本 PREVIEW=文件夹） / what a branch changes (BASE=revision)
	@mkdir -p build/report
	@$(if $(PROPOSAL),git -C $(PROPOSAL) fetch --quiet "$(CURDIR)" HEAD)
	@$(TOOL) diff --registry $(or $(PROPOSAL),.)/$(REGISTRY) \
	  "$$(git -C $(or $(PROPOSAL),.) merge-base "$(BASE)" HEAD)" HEAD \
	  $(if $(PREVIEW),--preview $(PREVIEW)) > build/report/change.md

jobs: $(STAMP) ## 运行到日子的各项工作 / run the jobs that are due
	@$(TOOL) job due --skip publish --registry $(REGISTRY) $(DAY) $(ARGS)

release: $(STAMP) ## 按日期存放、不再改动的数据，打包到 build/releases.tar / a dated release of the permanent data
	@mkdir -p build; if test -f build/releases.tar; then tar -C build -xf build/releases.tar; fi
	@$(TOOL) job release --registry $(REGISTRY) $(DAY) $(ARGS)
	@tar -C build -cf build/releases.tar --exclude=windowed releases

former: ## 取回上一份按月发布的数据；取不到就停下，不另起一串（只在平台上用） / fetch the release before (on the platform)
	@mkdir -p build; tag="$$(gh release list --limit 200 --json tagName \
	  --jq '[.[].tagName | select(startswith("data-"))][0] // empty')" && \
	if test -n "$$tag"; then gh release download "$$tag" --pattern releases.tar --dir build; fi

deploy: $(STAMP) ## 发布到网页服务器（TARGET=文件夹 或 主机:/文件夹） / publish to a web server
	@$(TOOL) deploy "$(TARGET)" --from $(OUT) $(ARGS)

shard: $(STAMP) ## 只生成几份里的一份（SHARD=1/4） / build one share of the site (SHARD=1/4)
	@$(TOOL) build --registry $(REGISTRY) --shard $(SHARD) --out build/shards/$(subst /,-,$(SHARD)) $(DAY) $(ARGS)
	@tar -C build/shards -cf build/shards/$(subst /,-,$(SHARD)).tar $(subst /,-,$(SHARD))

merged: $(STAMP) ## 把各份合并成一个网站 / merge the shares into one site
	@for pack in build/shards/*.tar; do tar -C build/shards -xf "$$pack"; done
	@$(TOOL) merge-shards --registry $(REGISTRY) --out $(OUT) $(DAY) $(ARGS) build/shards/*-*/

comment: ## 把变化写在合并请求下面（只在平台上用） / put the changes under the pull request (on the platform)
	@gh pr comment "$$(gh api "repos/$(GH_REPO)/commits/$(HEAD)/pulls" --jq '.[0].number')" \
	  --edit-last --create-if-none --body-file build/report/change.md

failure: ## 每夜发布没有成功时只开一张工单（只在平台上用） / one issue about failed nights (on the platform)
	@number="$$(gh issue list --state open --search 'in:title $(FAILED)' --json number --jq '.[0].number')"; \
	if test -n "$$number"; then gh issue comment "$$number" --body "$(RUN)"; \
	else gh issue create --title '$(FAILED)' --body "$(RUN)"; fi

bench: $(STAMP) ## 在生成的大登记库上计时 / time generated province and nation registries
	@$(BIN)/python generators/bench $(ARGS)

golden: $(STAMP) ## 重写对照用的输出 / rewrite golden trees and generated files; review the diff
	@for file in registry/vocab/*.yml; do test "$${file##*/}" = regions.yml || \
	  cp "$$file" generators/mingjian/starter/registry/vocab/; done
	@$(TOOL) schema --registry $(REGISTRY)
	@$(TOOL) codeowners --registry $(REGISTRY) --org mingjian-sample >/dev/null
	@MINGJIAN_GOLDEN=write $(BIN)/python -m pytest -q -n $(WORKERS) tests/golden tests/rules tests/docs tests/opendata/test_golden.py tests/unit/jobs/test_year.py $(ARGS)

pictures: $(STAMP) ## 重拍数据维护手册的图 / take the pictures of the manual again
	@$(BIN)/python generators/manual

wheel: $(STAMP) ## 打包成可安装的 wheel / build the wheel into dist
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist

clean: ## 删除生成的文件（保留 .venv） / delete what was generated
	@rm -rf build dist .mingjian-cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

install: $(STAMP) ## 只安装依赖 / only install

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo '需要 Python 3.11 或更新版本；用 make PYTHON=/路径/python3.11 指明。' >&2; exit 2; }
	@echo '安装依赖到 $(VENV)（只在第一次或依赖变化时）……'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The editor is tested with the YAML language server of npm; where it cannot be had, the rest is tested, and this says so.
npm: $(STAMP)
	@cmp -s tests/npm/package-lock.json $(NPM)/.installed && exit 0; \
	rm -rf $(NPM) && mkdir -p $(NPM) && cp tests/npm/package.json tests/npm/package-lock.json $(NPM)/ && \
	npm ci --prefix $(NPM) --ignore-scripts --no-audit --no-fund --fetch-retries=1 --loglevel=error >/dev/null 2>&1 && \
	cp tests/npm/package-lock.json $(NPM)/.installed || \
	echo '没有装上编辑器测试要用的程序（需要 Node.js、npm 和网络），这次不测 tests/editor，其余照测。' >&2

programs:
	@missing=''; for pair in $(PROGRAMS); do \
	  command -v "$${pair%%=*}" >/dev/null 2>&1 || test -e "$${pair%%=*}" || missing="$$missing $${pair##*=}"; done; \
	test -n "$$missing" || exit 0; \
	if ! command -v apt-get >/dev/null 2>&1; then \
	  echo "测试需要这些程序，请先安装：$$missing" >&2; exit 2; fi; \
	if test "$$(id -u)" = 0; then run=''; \
	elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run='sudo'; \
	else echo "测试需要这些程序，请先安装：sudo apt-get install$$missing" >&2; exit 2; fi; \
	echo "安装测试需要的程序：$$missing"; \
	$$run apt-get update -q >/dev/null && \
	$$run env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing >/dev/null
