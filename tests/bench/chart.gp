# SPDX-License-Identifier: GPL-2.0-only
# A bar for each row of data: label, added instructions, losses, 1 for peers.
set terminal svg size 900,440 dynamic font "sans-serif,13" background "white" name "bench"
set output out
set label sprintf("Instructions added to one setsockopt(), Linux %s", release) \
	at screen 0.02, screen 0.96 left noenhanced
set tmargin 2
set datafile separator "\t"
set xrange [0:45000]
set grid xtics lc rgb "#dddddd"
set border 0
set xtics 10000 nomirror scale 0
set ytics scale 0 noenhanced
unset key
set style fill solid
bar(n) = n > 0 ? 0xb0b0b0 : 0x2a6fdb
plot data using ($2 / 2):0:($2 / 2):(0.36):(bar($4)):ytic(1) with boxxyerror lc rgb variable, \
	"" using ($2 + 300):0:(sprintf("%d%s", $2, strcol(3))) with labels left noenhanced
