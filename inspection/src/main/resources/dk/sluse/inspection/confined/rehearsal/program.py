import sluse

d = sluse.table('BEF', 2015)
d['group'] = d['ALDER'] // 10 * 10
x = d.groupby(['KOM', 'group']).agg(n=('PNR', 'count'), loen=('LOEN', 'mean'))
x = x[x['n'] >= 5]
for i in range(1, 13):
    print(i, x.shape)
x.to_csv('til-hjemsendelse/x.csv', sep=';')
