# 本机、流水线和定时任务用同一组目标。mingjian 的版本写在 requirements.txt 里，make install 装到 .venv，不动系统的 Python。
# 变量：AS_OF=today 或日期，BASE=版本，TARGET=发布到哪里，SHARD=1/4，ARGS=其他选项。
VENV     := .venv
TOOL     ?= $(if $(wildcard $(VENV)/bin/mingjian),$(VENV)/bin/mingjian,mingjian)
PIP      ?= $(VENV)/bin/python -m pip
AS_OF    ?=
BASE     ?=
TARGET   ?= build/deploy
SHARD    ?= 1/2
PROPOSAL ?=
ARGS     ?=
FAILED   := 每夜发布没有成功
DAY      := $(if $(AS_OF),--as-of $(AS_OF))

.PHONY: help install site check guard fix serve change jobs release former deploy shard merged comment failure

help: ## 显示这份说明 / show this list
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: ## 安装 mingjian 到 .venv / install mingjian into .venv
	@test -x $(VENV)/bin/python || python3 -m venv $(VENV)
	@$(PIP) install --quiet --requirement requirements.txt

site: ## 检查登记库并生成网站到 build/html / check the registry and build the site
	@$(TOOL) build --registry $(REGISTRY) --out $(OUT) $(DAY) $(ARGS)

check: ## 只检查登记库（BASE=版本 只看新增的问题） / the registry gate
	@$(TOOL) check --registry $(REGISTRY) $(if $(BASE),--base $(BASE)) $(DAY) $(ARGS)

guard: ## 合并以前的几道关 / what a branch must not do (BASE=revision)
	@$(TOOL) guard --registry $(REGISTRY) $(if $(BASE),--base $(BASE)) $(ARGS)

fix: ## 改成规范写法，保留注释 / restore the canonical form
	@$(TOOL) fix --registry $(REGISTRY) $(ARGS)

serve: ## 本机预览 / preview with reload
	@$(TOOL) serve --registry $(REGISTRY) $(ARGS)

change: ## 合并以后公众看到的变化，写到 build/report/change.md（BASE=版本 PREVIEW=文件夹） / what a branch changes (BASE=revision)
	@mkdir -p build/report
	@$(if $(PROPOSAL),git -C $(PROPOSAL) fetch --quiet "$(CURDIR)" HEAD)
	@$(TOOL) diff --registry $(or $(PROPOSAL),.)/$(REGISTRY) \
	  "$$(git -C $(or $(PROPOSAL),.) merge-base "$(BASE)" HEAD)" HEAD \
	  $(if $(PREVIEW),--preview $(PREVIEW)) > build/report/change.md

jobs: ## 运行到日子的各项工作 / run the jobs that are due
	@$(TOOL) job due --skip publish --registry $(REGISTRY) $(DAY) $(ARGS)

release: ## 按日期存放、不再改动的数据，打包到 build/releases.tar / a dated release of the permanent data
	@mkdir -p build; if test -f build/releases.tar; then tar -C build -xf build/releases.tar; fi
	@$(TOOL) job release --registry $(REGISTRY) $(DAY) $(ARGS)
	@tar -C build -cf build/releases.tar --exclude=windowed releases

former: ## 取回上一份按月发布的数据；取不到就停下，不另起一串（只在平台上用） / fetch the release before (on the platform)
	@mkdir -p build; tag="$$(gh release list --limit 200 --json tagName \
	  --jq '[.[].tagName | select(startswith("data-"))][0] // empty')" && \
	if test -n "$$tag"; then gh release download "$$tag" --pattern releases.tar --dir build; fi

deploy: ## 发布到网页服务器（TARGET=文件夹 或 主机:/文件夹） / publish to a web server
	@$(TOOL) deploy "$(TARGET)" --from $(OUT) $(ARGS)

shard: ## 只生成几份里的一份（SHARD=1/4） / build one share of the site (SHARD=1/4)
	@$(TOOL) build --registry $(REGISTRY) --shard $(SHARD) --out build/shards/$(subst /,-,$(SHARD)) $(DAY) $(ARGS)
	@tar -C build/shards -cf build/shards/$(subst /,-,$(SHARD)).tar $(subst /,-,$(SHARD))

merged: ## 把各份合并成一个网站 / merge the shares into one site
	@for pack in build/shards/*.tar; do tar -C build/shards -xf "$$pack"; done
	@$(TOOL) merge-shards --registry $(REGISTRY) --out $(OUT) $(DAY) $(ARGS) build/shards/*-*/

comment: ## 把变化写在合并请求下面（只在平台上用） / put the changes under the pull request (on the platform)
	@gh pr comment "$$(gh api "repos/$(GH_REPO)/commits/$(HEAD)/pulls" --jq '.[0].number')" \
	  --edit-last --create-if-none --body-file build/report/change.md

failure: ## 每夜发布没有成功时只开一张工单（只在平台上用） / one issue about failed nights (on the platform)
	@number="$$(gh issue list --state open --search 'in:title $(FAILED)' --json number --jq '.[0].number')"; \
	if test -n "$$number"; then gh issue comment "$$number" --body "$(RUN)"; \
	else gh issue create --title '$(FAILED)' --body "$(RUN)"; fi
