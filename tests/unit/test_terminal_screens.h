/* test_terminal_screens.h -- rows of test_terminal.c: the screens */
/* clang-format off */
{ "120-columns",
  shop,
  G_N_ELEMENTS(shop),
  120,
  0,
  false,
  false,
  52,
  "Engineering review 2026 Q2  ·  1 Apr – 30 Jun 2026 UTC  ·  vs 2026 Q1\n"
  "4 services · 776 deploys · 52 incidents · 96% of records used\n"
  "\n"
  "                            Q2      Q1   change (95% CI)        tier        13 weeks\n"
  "────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
  "Deployment frequency    60 /wk  46 /wk ▲ +29% (+16 to +43)      ▮▮▮▮ Elite  ▇█▆▇▅▆▇█▆▇█▇▅\n"
  "Lead time, median         20 h    36 h ▲ −43% (−53 to −32)      ▮▮▮▯ High   ▆█▄▆▁▄▆█▄▆█▆▁\n"
  "Change failure rate       6.1%    3.1% ▼ +3.0 pp (+1.1 to +5.2) ▮▮▮▯ High   ▇█▆▇▅▆▇█▆▇█▇▅\n"
  "Time to recovery, mean   1.8 h   1.7 h – no detectable change   ▮▮▮▯ High   ▆█▄▆▁▄▆█▄▆█▆▁\n"
  "\n"
  "service                            n   /wk tier  lead p50 tier    p90   CFR tier   95% CI  recovery tier  deploys, 13 wk\n"
  "────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
  "web-frontend                   1 272    98 ▮▮▮▮    39 min ▮▮▮▮   34 h  1.2% ▮▮▮▮  1.0–4.0       n=4       ▆▇█▁▄▇██▇▆▅▆▇\n"
  "checkout                         131    10 ▮▮▮▮      28 h ▮▮▮▯  5.4 d  5.3% ▮▮▮▮     3–11     1.2 h ▮▮▮▯  ▅▅▆▃▅▃▆▅▆▆█▇▅\n"
  "customer-notifications-europe…    41   3.2 ▮▮▮▯      31 h ▮▮▮▯   34 h   15% ▮▮▮▮     7–28       n=1       ▆▆▇█▃▆▇▇▆▆▅▆▆\n"
  "注文サービス                       3   0.2 ▮▮▮▯      16 d ▮▮▯▯      –   n=3                     n=0       █▁▁▁▁▁▁▁▁▁▁██\n"
  "────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
  "▮▮▮▮ Elite  ▮▮▮▯ High  ▮▮▯▯ Medium  ▮▯▯▯ Low  n<5: no tier  ▲ better  ▼ worse  – no detectable change\n"
	},
	{ "80-columns",
	  shop,
	  G_N_ELEMENTS(shop),
	  80,
	  0,
	  false,
	  false,
	  52,
	  "Engineering review 2026 Q2  ·  1 Apr – 30 Jun 2026 UTC  ·  vs 2026 Q1\n"
	  "4 services · 776 deploys · 52 incidents · 96% of records used\n"
	  "\n"
	  "                            Q2      Q1   change (95% CI)        tier\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "Deployment frequency    60 /wk  46 /wk ▲ +29% (+16 to +43)      ▮▮▮▮ Elite\n"
	  "Lead time, median         20 h    36 h ▲ −43% (−53 to −32)      ▮▮▮▯ High\n"
	  "Change failure rate       6.1%    3.1% ▼ +3.0 pp (+1.1 to +5.2) ▮▮▮▯ High\n"
	  "Time to recovery, mean   1.8 h   1.7 h – no detectable change   ▮▮▮▯ High\n"
	  "\n"
	  "service           n   /wk tier  lead p50 tier   CFR tier   95% CI  recovery tier\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "web-frontend  1 272    98 ▮▮▮▮    39 min ▮▮▮▮  1.2% ▮▮▮▮  1.0–4.0       n=4\n"
	  "checkout        131    10 ▮▮▮▮      28 h ▮▮▮▯  5.3% ▮▮▮▮     3–11     1.2 h ▮▮▮▯\n"
	  "customer-not…    41   3.2 ▮▮▮▯      31 h ▮▮▮▯   15% ▮▮▮▮     7–28       n=1\n"
	  "注文サービス      3   0.2 ▮▮▮▯      16 d ▮▮▯▯   n=3                     n=0\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "▮▮▮▮ Elite  ▮▮▮▯ High  ▮▮▯▯ Medium  ▮▯▯▯ Low  n<5: no tier  ▲ better  ▼ worse\n"
	  "– no detectable change\n"
	},
	{ "80-columns-ascii",
	  shop,
	  G_N_ELEMENTS(shop),
	  80,
	  0,
	  true,
	  false,
	  52,
	  "Engineering review 2026 Q2  |  1 Apr - 30 Jun 2026 UTC  |  vs 2026 Q1\n"
	  "4 services | 776 deploys | 52 incidents | 96% of records used\n"
	  "\n"
	  "                            Q2      Q1   change (95% CI)        tier\n"
	  "--------------------------------------------------------------------------------\n"
	  "Deployment frequency    60 /wk  46 /wk ^ +29% (+16 to +43)      #### Elite\n"
	  "Lead time, median         20 h    36 h ^ -43% (-53 to -32)      ###. High\n"
	  "Change failure rate       6.1%    3.1% v +3.0 pp (+1.1 to +5.2) ###. High\n"
	  "Time to recovery, mean   1.8 h   1.7 h - no detectable change   ###. High\n"
	  "\n"
	  "service           n   /wk tier  lead p50 tier   CFR tier   95% CI  recovery tier\n"
	  "--------------------------------------------------------------------------------\n"
	  "web-frontend  1 272    98 ####    39 min ####  1.2% ####  1.0-4.0       n=4\n"
	  "checkout        131    10 ####      28 h ###.  5.3% ####     3-11     1.2 h ###.\n"
	  "customer-not~    41   3.2 ###.      31 h ###.   15% ####     7-28       n=1\n"
	  "??????            3   0.2 ###.      16 d ##..   n=3                     n=0\n"
	  "--------------------------------------------------------------------------------\n"
	  "#### Elite  ###. High  ##.. Medium  #... Low  n<5: no tier  ^ better  v worse\n"
	  "- no detectable change\n"
	},
	{ "70-columns",
	  shop,
	  G_N_ELEMENTS(shop),
	  70,
	  0,
	  false,
	  false,
	  52,
	  "Engineering review 2026 Q2  ·  1 Apr – 30 Jun 2026 UTC  ·  vs 2026 Q1\n"
	  "4 services · 776 deploys · 52 incidents · 96% of records used\n"
	  "\n"
	  "                            Q2   change (95% CI)        tier\n"
	  "──────────────────────────────────────────────────────────────────────\n"
	  "Deployment frequency    60 /wk ▲ +29% (+16 to +43)      ▮▮▮▮ Elite\n"
	  "Lead time, median         20 h ▲ −43% (−53 to −32)      ▮▮▮▯ High\n"
	  "Change failure rate       6.1% ▼ +3.0 pp (+1.1 to +5.2) ▮▮▮▯ High\n"
	  "Time to recovery, mean   1.8 h – no detectable change   ▮▮▮▯ High\n"
	  "\n"
	  "service          n   /wk tier  lead p50 tier   CFR tier  recovery tier\n"
	  "──────────────────────────────────────────────────────────────────────\n"
	  "web-frontend 1 272    98 ▮▮▮▮    39 min ▮▮▮▮  1.2% ▮▮▮▮       n=4\n"
	  "checkout       131    10 ▮▮▮▮      28 h ▮▮▮▯  5.3% ▮▮▮▮     1.2 h ▮▮▮▯\n"
	  "customer-no…    41   3.2 ▮▮▮▯      31 h ▮▮▮▯   15% ▮▮▮▮       n=1\n"
	  "注文サービス     3   0.2 ▮▮▮▯      16 d ▮▮▯▯   n=3            n=0\n"
	  "──────────────────────────────────────────────────────────────────────\n"
	  "▮▮▮▮ Elite  ▮▮▮▯ High  ▮▮▯▯ Medium  ▮▯▯▯ Low  n<5: no tier  ▲ better\n"
	  "▼ worse  – no detectable change\n"
	},
	{ "60-columns",
	  shop,
	  G_N_ELEMENTS(shop),
	  60,
	  2,
	  false,
	  false,
	  52,
	  "Engineering review 2026 Q2  ·  1 Apr – 30 Jun 2026 UTC\n"
	  "vs 2026 Q1\n"
	  "4 services · 776 deploys · 52 incidents\n"
	  "96% of records used\n"
	  "\n"
	  "                            Q2   change                tier\n"
	  "────────────────────────────────────────────────────────────\n"
	  "Deployment frequency    60 /wk ▲ +29%                  ▮▮▮▮\n"
	  "Lead time, median         20 h ▲ −43%                  ▮▮▮▯\n"
	  "Change failure rate       6.1% ▼ +3.0 pp               ▮▮▮▯\n"
	  "Time to recovery, mean   1.8 h – no detectable change  ▮▮▮▯\n"
	  "\n"
	  "service          n   /wk tier  lead p50 tier   CFR tier\n"
	  "────────────────────────────────────────────────────────────\n"
	  "web-frontend 1 272    98 ▮▮▮▮    39 min ▮▮▮▮  1.2% ▮▮▮▮\n"
	  "checkout       131    10 ▮▮▮▮      28 h ▮▮▮▯  5.3% ▮▮▮▮\n"
	  "and 2 more\n"
	  "────────────────────────────────────────────────────────────\n"
	  "▮▮▮▮ Elite  ▮▮▮▯ High  ▮▮▯▯ Medium  ▮▯▯▯ Low  n<5: no tier\n"
	  "▲ better  ▼ worse  – no detectable change\n"
	},
	{ "50-columns",
	  shop,
	  G_N_ELEMENTS(shop),
	  50,
	  1,
	  false,
	  false,
	  52,
	  "Engineering review 2026 Q2\n"
	  "1 Apr – 30 Jun 2026 UTC  ·  vs 2026 Q1\n"
	  "4 services · 776 deploys · 52 incidents\n"
	  "96% of records used\n"
	  "\n"
	  "Deployment frequency: 60 /wk\n"
	  "  tier: ▮▮▮▮ Elite\n"
	  "  change: ▲ +29% (+16 to +43)\n"
	  "  before: 46 /wk\n"
	  "Lead time, median: 20 h\n"
	  "  tier: ▮▮▮▯ High\n"
	  "  change: ▲ −43% (−53 to −32)\n"
	  "  before: 36 h\n"
	  "Change failure rate: 6.1%\n"
	  "  tier: ▮▮▮▯ High\n"
	  "  change: ▼ +3.0 pp (+1.1 to +5.2)\n"
	  "  before: 3.1%\n"
	  "Time to recovery, mean: 1.8 h\n"
	  "  tier: ▮▮▮▯ High\n"
	  "  change: – no detectable change\n"
	  "  before: 1.7 h\n"
	  "\n"
	  "web-frontend\n"
	  "  deploys: 1 272\n"
	  "  a week: 98 ▮▮▮▮\n"
	  "  lead time, median: 39 min ▮▮▮▮\n"
	  "  lead time, p90: 34 h\n"
	  "  change failure rate: 1.2% ▮▮▮▮\n"
	  "  95% CI: 1.0–4.0\n"
	  "  time to recovery, mean: n=4\n"
	  "and 3 more\n"
	},
	{ "one-service-in-colour",
	  shop,
	  2,
	  80,
	  0,
	  false,
	  true,
	  52,
	  "Engineering review 2026 Q2  ·  1 Apr – 30 Jun 2026 UTC  ·  vs 2026 Q1\n"
	  "1 service · 776 deploys · 52 incidents · 96% of records used\n"
	  "\n"
	  "                            Q2      \033[2mQ1\033[0m   change (95% CI)        tier\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "Deployment frequency    \033[1m60 /wk\033[0m  \033[2m46 /wk\033[0m \033[36m▲ +29% (+16 to +43)\033[0m      ▮▮▮▮ Elite\n"
	  "Lead time, median         \033[1m20 h\033[0m    \033[2m36 h\033[0m \033[36m▲ −43% (−53 to −32)\033[0m      ▮▮▮▯ High\n"
	  "Change failure rate       \033[1m6.1%\033[0m    \033[2m3.1%\033[0m \033[33m▼ +3.0 pp (+1.1 to +5.2)\033[0m ▮▮▮▯ High\n"
	  "Time to recovery, mean   \033[1m1.8 h\033[0m   \033[2m1.7 h\033[0m \033[2m– no detectable change\033[0m   ▮▮▮▯ High\n"
	  "\n"
	  "service      n   /wk tier  lead p50 tier   CFR tier  95% CI  recovery tier\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "checkout   131    10 ▮▮▮▮      28 h ▮▮▮▯  5.3% ▮▮▮▮    3–11     1.2 h ▮▮▮▯\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "▮▮▮▮ Elite  ▮▮▮▯ High  ▮▮▯▯ Medium  ▮▯▯▯ Low  n<5: no tier  ▲ better  ▼ worse\n"
	  "– no detectable change\n"
	},
	{ "no-data",
	  quiet,
	  1,
	  80,
	  0,
	  false,
	  false,
	  NAN,
	  "Engineering review 2026 Q2  ·  1 Apr – 30 Jun 2026 UTC  ·  no previous period\n"
	  "0 services · 0 deploys · 96% of records used\n"
	  "\n"
	  "                            Q2   change (95% CI)        tier\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "Deployment frequency         –   no previous period\n"
	  "Lead time, median          n=0   no previous period\n"
	  "Change failure rate        n=0   no previous period\n"
	  "Time to recovery, mean       –   no previous period\n"
	  "\n"
	  "▮▮▮▮ Elite  ▮▮▮▯ High  ▮▮▯▯ Medium  ▮▯▯▯ Low  n<5: no tier  ▲ better  ▼ worse\n"
	  "– no detectable change\n"
	},
	{ "no-data-narrow",
	  quiet,
	  1,
	  40,
	  0,
	  false,
	  false,
	  NAN,
	  "Engineering review 2026 Q2\n"
	  "1 Apr – 30 Jun 2026 UTC\n"
	  "no previous period\n"
	  "0 services · 0 deploys\n"
	  "96% of records used\n"
	  "\n"
	  "Deployment frequency: –\n"
	  "  change: no previous period\n"
	  "Lead time, median: n=0\n"
	  "  change: no previous period\n"
	  "Change failure rate: n=0\n"
	  "  change: no previous period\n"
	  "Time to recovery, mean: –\n"
	  "  change: no previous period\n"
	},
	{ "escapes-are-shown",
	  hostile,
	  2,
	  80,
	  0,
	  false,
	  false,
	  0,
	  "Engineering review 2026 Q2  ·  1 Apr – 30 Jun 2026 UTC  ·  vs 2026 Q1\n"
	  "1 service · 12 deploys · 0 incidents · 96% of records used\n"
	  "\n"
	  "                            Q2      Q1   change (95% CI)        tier\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "Deployment frequency   0.9 /wk 0.9 /wk   too few to compare     ▮▮▮▯ High\n"
	  "Lead time, median          n=3     n=4   too few to compare\n"
	  "Change failure rate         8%     10%   too few to compare     ▮▮▮▮ Elite\n"
	  "Time to recovery, mean     n=0     n=0   too few to compare\n"
	  "\n"
	  "service            n   /wk tier  lead p50 tier   CFR tier  95% CI  recovery tier\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "\\x1b[2J\\x9bev…    12   0.9 ▮▮▮▯       n=3         8% ▮▮▮▮    1–35       n=0\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "▮▮▮▮ Elite  ▮▮▮▯ High  ▮▮▯▯ Medium  ▮▯▯▯ Low  n<5: no tier  ▲ better  ▼ worse\n"
	  "– no detectable change\n"
	},
	/* clang-format on */
