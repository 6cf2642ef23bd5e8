import { describe, expect, it } from 'vitest';
import { findLaw } from '../../src/laws/index.js';
import { resolveInputs } from '../../src/runs/inputs.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { type Runs, type RunsRequest, resolveRuns } from '../../src/runs/resolve.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';

const nd = [{ name: 'N', aliases: ['params'] }, { name: 'D' }];

async function resolve(text: string, request: RunsRequest = { inputs: nd }): Promise<Runs> {
  return resolveRuns(await parseTable(text, 'runs.csv'), request);
}

async function failure(
  text: string,
  request: RunsRequest = { inputs: nd },
): Promise<Record<string, unknown>> {
  try {
    await resolve(text, request);
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('the runs were resolved');
}

const input = (runs: Runs, name: string): number[] => [...(runs.inputs.get(name) ?? [])];

const plain = 'N,D,loss\n1,10,3\n2,20,2.5\n3,30,2.25\n';

describe('choosing columns', () => {
  it('takes symbols for themselves without a word', async () => {
    const runs = await resolve('N,D,L\n1,10,3\n');
    expect([input(runs, 'N'), input(runs, 'D'), [...runs.target]]).toEqual([[1], [10], [3]]);
    expect(runs.notes).toEqual([]);
    expect([...runs.weight]).toEqual([1]);
    expect([...runs.origin]).toEqual([
      ['N', 'N'],
      ['D', 'D'],
      ['L', 'L'],
    ]);
  });

  it('guesses customary names without case, and says so', async () => {
    const runs = await resolve('Params,TOKENS,Loss\n1,10,3\n');
    expect(input(runs, 'N')).toEqual([1]);
    expect(runs.notes).toEqual([
      "N is the column 'Params' (guessed; --map N=... to choose).",
      "D is the column 'TOKENS' (guessed; --map D=... to choose).",
      "L is the column 'Loss' (guessed; --map L=... to choose).",
    ]);
  });

  it('prefers the symbol itself over other names', async () => {
    expect(input(await resolve('params,N,n,D,loss\n1,2,3,10,3\n'), 'N')).toEqual([2]);
  });

  it("guesses a law's own names for its inputs", async () => {
    const runs = await resolve('N,D,Unique_Tokens,loss\n1,10,5,3\n', {
      inputs: findLaw('data-constrained').inputs,
    });
    expect(input(runs, 'U')).toEqual([5]);
  });

  it.each([
    ['N', ['n_params', 'num_parameters', 'model.n_params', 'Model Size', 'non_embedding_params', 'nParams']],
    ['D', ['train_tokens', 'n_tokens', 'tokens_seen', 'data.tokens', 'Training Tokens']],
    [
      'L',
      [
        'val_loss',
        'val_bpb',
        'eval/loss',
        'eval/val_loss',
        'valid_loss',
        'test_loss',
        'loss/val',
        'Val Loss',
      ],
    ],
  ])('finds %s by the names that logs give it', async (symbol, names) => {
    for (const name of names) {
      const heads = ['N', 'D', 'loss'].map((head) =>
        head === (symbol === 'L' ? 'loss' : symbol) ? name : head,
      );
      const runs = await resolve(`${heads.join(',')}\n1,10,3\n`, { inputs: nd });
      expect(runs.origin.get(symbol), name).toBe(name);
      expect(runs.notes).toContain(
        `${symbol} is the column '${name}' (guessed; --map ${symbol}=... to choose).`,
      );
    }
  });

  it.each(['batch_tokens', 'loss_c4', 'train/loss', 'param_count (B)', 'unique_tokens', 'token_loss'])(
    'takes the column %s for nothing unless it is told',
    async (name) => {
      const text = `${name},other\n1,2\n`;
      expect(await failure(text)).toMatchObject({ code: 'unmapped-symbol' });
    },
  );

  it('asks where a log has a loss and a held-out loss', async () => {
    expect(await failure('N,D,loss,eval_loss\n1,10,3,3.1\n')).toMatchObject({
      code: 'ambiguous-column',
      fix: 'Choose one: map L="eval_loss".',
    });
  });

  it('guesses no column of words', async () => {
    expect(await failure('model_params,D,loss\nkaplan,10,3\n')).toMatchObject({ code: 'unmapped-symbol' });
  });

  it('asks where two columns could be meant', async () => {
    expect(await failure('params,parameters,D,loss\n1,2,10,3\n')).toMatchObject({
      code: 'ambiguous-column',
      message: "N could be any of the columns 'params', 'parameters'.",
      fix: 'Choose one: map N="params".',
    });
  });

  it('says what it looked for where nothing fits', async () => {
    expect(await failure('Model Size (B),D,loss\n1,10,3\n')).toMatchObject({
      code: 'unmapped-symbol',
      message: "runs.csv has no column for N (looked for 'N', 'params', 'parameters').",
      fix: "Say what it is with map N=\"Model Size (B)\"; columns are 'Model Size (B)', 'D', 'loss'.",
    });
    expect(await failure('N,D,perplexity\n1,10,3\n')).toMatchObject({ code: 'unmapped-symbol' });
  });

  it.each([
    ['N,tokens_per_parameter,loss', 'map "D=tokens_per_parameter*N"'],
    ['D,D/N,loss', "map 'N=D/`D/N`'"],
    ['N,train FLOPs,loss', 'map "D=train FLOPs/(6*N)"'],
    ['D,C,loss', 'map "N=C/(6*D)"'],
    ['N,PF-days,loss', 'map "D=8.64e19*PF-days/(6*N)"'],
    ['tokens/param,C,loss', 'map N=COLUMN D=COLUMN'],
    ['N,flops_per_second,loss', 'map D=COLUMN'],
    ['N,compute hours,loss', 'map D=COLUMN'],
  ])('says how N or D follows from the columns %s', async (header, advice) => {
    const { code, fix } = await failure(`${header}\n1,10,3\n`);
    expect(code).toBe('unmapped-symbol');
    expect(fix).toContain(`with ${advice}; columns are`);
  });

  it('names all inputs that are missing at once, with the columns that may be meant', async () => {
    expect(
      await failure('n_params (M),tokens (B),train_loss,val_loss (bits),lr\n1,10,3,3,1\n'),
    ).toMatchObject({
      code: 'unmapped-symbol',
      message:
        "runs.csv has no column for N (looked for 'N', 'params', 'parameters'), D (looked for 'D', 'tokens') and L (looked for 'L', 'loss').",
      fix: expect.stringContaining(
        'Say what they are with map N="n_params (M)" D="tokens (B)" L="val_loss (bits)"; columns are',
      ),
    });
    const both = await failure('C,lss\n1,2\n', { inputs: nd, map: { D: 'c*2', N: 'C', L: 'loss' } });
    expect(both.message).toContain("map D: 'c' is neither a column of runs.csv");
    expect(both.message).toContain("map L: 'loss' is neither a column of runs.csv");
    expect(both.fix).toBe('Did you mean C? Did you mean lss?');
  });

  it('says where a header is missing', async () => {
    expect(await failure('1e9,2e10,3.1\n2e9,2e10,3\n')).toMatchObject({
      fix: 'The first line, which names the columns, holds only numbers: put a line such as N,D,loss before it.',
    });
  });
});

describe('--map', () => {
  it('takes a condition for 1 or 0, missing where a cell that it names is', async () => {
    const text = 'opt,N,D,loss\nmuon,1,10,3\nadamw,2,20,2.5\n,3,30,2\n';
    const request = { inputs: [...nd, { name: 'm' }, { name: 'w' }], dropMissing: true };
    const runs = await resolve(text, {
      ...request,
      map: { m: "opt == 'muon'", w: "D*(1 + 2*(not (opt == 'muon')))" },
    });
    expect(input(runs, 'm')).toEqual([1, 0]);
    expect(input(runs, 'w')).toEqual([10, 60]);
    expect(
      await failure(text, { ...request, dropMissing: false, map: { m: "opt == 'muon'", w: 'D' } }),
    ).toMatchObject({
      code: 'missing-values',
    });
    const kept = await resolve(text, { inputs: nd, map: { m: "opt == 'muon'" }, where: 'm' });
    expect(input(kept, 'N')).toEqual([1]);
    expect(
      input(await resolve(text, { inputs: nd, map: { m: "opt == 'muon'" }, where: 'm < 1' }), 'N'),
    ).toEqual([2]);
  });

  it('takes no truth for a loss where a column has it', async () => {
    expect(await failure('N,D,loss\n1,10,true\n')).toMatchObject({ code: 'not-a-number' });
  });

  const odd = 'Model Size,Training FLOP,train/loss,train,loss\n2,240,3,8,4\n';

  it('takes a column by its name, however odd, and otherwise an expression over mapped symbols', async () => {
    const runs = await resolve(odd, {
      inputs: nd,
      map: { D: 'C/(6*N)', L: 'train/loss', N: 'Model Size', C: 'Training FLOP' },
    });
    expect([input(runs, 'N'), input(runs, 'D'), [...runs.target]]).toEqual([[2], [20], [3]]);
    expect(runs.origin.get('D')).toBe('C/(6*N)');
    expect(runs.notes).toEqual([]);
  });

  it('reads the same text as a quotient where no column has that name', async () => {
    const runs = await resolve('N,D,train,loss\n1,10,8,4\n', { inputs: nd, map: { L: 'train/loss' } });
    expect([...runs.target]).toEqual([2]);
  });

  it('reaches odd names inside expressions through backticks', async () => {
    const runs = await resolve(odd, { inputs: nd, map: { N: '2*`Model Size`', D: 'N', L: 'loss' } });
    expect(input(runs, 'D')).toEqual([4]);
  });

  describe('of columns with dots, slashes or spaces in their names', () => {
    const table =
      'config.n_params,config.tokens,summary: val/loss,val/loss,val,loss,n-heads,loss (nats),größe,-\n2,20,3,4,8,16,5,7,9,6\n3,30,2,3,6,12,4,8,9,6\n';
    const map = { N: 'config.n_params', D: 'config.tokens*1', L: 'summary: val/loss' };

    it.each([
      ['config.tokens*1', 20],
      ['2*config.tokens/config.n_params', 20],
      ['summary: val/loss + 1', 4],
      ['-n-heads^2', -25],
      ['log(loss (nats))', Math.log(7)],
      ['(loss (nats))', 7],
      ['größe - 1', 8],
      ['`val/loss`*2', 8],
      ['val / loss', 0.5],
      ['"summary: val/loss"', 3],
      ['2*"val/loss"', 8],
      ['config.n_params-config.tokens', -18],
      ['1 - `-`', -5],
    ])('takes them as they are: %s', async (D, value) => {
      expect(input(await resolve(table, { inputs: nd, map: { ...map, D } }), 'D')[0]).toBe(value);
    });

    it('and in conditions, groups and weights', async () => {
      const runs = await resolve(table, {
        inputs: nd,
        map,
        where: 'config.n_params > 2.5 and n-heads == 4',
        weight: 'n-heads/2',
        lastBy: 'config.tokens, n-heads : summary: val/loss',
      });
      expect([...runs.rowNumbers, ...runs.weight]).toEqual([3, 2]);
    });

    it('asks where such a name is a formula of other columns too', async () => {
      expect(await failure(table, { inputs: nd, map: { ...map, L: '2*val/loss' } })).toMatchObject({
        code: 'ambiguous-name',
        message: expect.stringContaining(
          'map L: Character 3: val/loss may be the column of that name, or a formula of val and loss.',
        ),
        fix: 'Write `val/loss` in backticks for the column, val / loss for the formula.',
      });
    });

    it('suggests the nearest of them', async () => {
      expect(await failure(table, { inputs: nd, map: { ...map, D: '6*config.token/2' } })).toMatchObject({
        fix: "Did you mean 'config.tokens'?",
      });
    });
  });

  it('lets a symbol rescale the column that is taken for it', async () => {
    const runs = await resolve('params,D,val_loss\n7,10,3\n8,20,4\n', {
      inputs: nd,
      map: { N: 'N*1e6', L: 'L/2' },
    });
    expect(input(runs, 'N')).toEqual([7e6, 8e6]);
    expect([...runs.target]).toEqual([1.5, 2]);
    expect(runs.notes.join()).toContain("N is the column 'params' (guessed");
  });

  it('lets a symbol rescale the column of its own name', async () => {
    const runs = await resolve(plain, { inputs: nd, map: { N: 'N*1e6', D: 'D*N' } });
    expect(input(runs, 'N')).toEqual([1e6, 2e6, 3e6]);
    expect(input(runs, 'D')).toEqual([1e7, 4e7, 9e7]);
  });

  it('lets expressions use guessed symbols', async () => {
    const runs = await resolve('params,C,loss\n2,240,3\n', { inputs: nd, map: { D: 'C/(6*N)' } });
    expect(input(runs, 'D')).toEqual([20]);
  });

  it('refuses symbols defined by each other', async () => {
    expect(await failure('C,loss\n1,2\n', { inputs: nd, map: { D: 'C/(6*N)', N: 'C/(6*D)' } })).toMatchObject(
      {
        code: 'cyclic-map',
        message: 'map goes in a circle: it defines N by D by N.',
      },
    );
    expect(await failure('C,D,loss\n1,2,3\n', { inputs: nd, map: { N: 'N*2' } })).toMatchObject({
      code: 'cyclic-map',
    });
  });

  it('suggests the nearest columns for unknown names', async () => {
    expect(await failure(plain, { inputs: nd, map: { N: 'Dd*2' } })).toMatchObject({
      code: 'unknown-name',
      message: "map N: 'Dd' is neither a column of runs.csv nor a mapped symbol.",
      fix: 'Did you mean D?',
    });
    expect(await failure(odd, { inputs: nd, map: { N: 'Modle Size' } })).toMatchObject({
      code: 'formula-syntax',
      message: expect.stringContaining(
        "map N: 'Modle Size' is neither a column of runs.csv nor an expression.",
      ),
      fix: "Did you mean 'Model Size'?",
    });
    expect(await failure(plain, { inputs: nd, where: 'loss > (3' })).toMatchObject({
      code: 'formula-syntax',
      message: expect.stringContaining('expected ) to close the parenthesis at character 8'),
      fix: 'Balance the parentheses.',
    });
    expect(await failure(odd, { inputs: nd, map: { N: 'Model_Size', D: 'train' } })).toMatchObject({
      fix: 'Did you mean `Model Size`?',
    });
  });

  it('notes what is mapped for nothing', async () => {
    expect((await resolve(plain, { inputs: nd, map: { n: 'N' } })).notes).toContain(
      'n is mapped, but neither the law nor any option uses it.',
    );
  });

  it('is not confused by names that every object has', async () => {
    expect(await failure(plain, { inputs: [{ name: 'constructor' }] })).toMatchObject({
      code: 'unmapped-symbol',
    });
    expect(await failure(plain, { inputs: nd, where: 'toString > 1' })).toMatchObject({
      code: 'unknown-name',
    });
  });
});

describe('a bare formula', () => {
  it('has mapped and customary names as inputs, all others as parameters', async () => {
    const runs = await resolve('N,tokens,width,loss\n1,10,5,3\n', {
      names: ['E', 'A', 'N', 'alpha', 'w', 'D'],
      map: { w: 'width' },
    });
    expect([...runs.inputs.keys()]).toEqual(['N', 'w', 'D']);
    expect(runs.parameters).toEqual(['E', 'A', 'alpha']);
  });

  it('has a name that is exactly a column as that column, and says so', async () => {
    const runs = await resolve('N,P,E,e,loss\n1,8,5,4,3\n', { names: ['E', 'N', 'P', 'a'] });
    expect([...runs.inputs.keys()]).toEqual(['E', 'N', 'P']);
    expect(runs.parameters).toEqual(['a']);
    expect(runs.notes).toEqual([
      "L is the column 'loss' (guessed; --map L=... to choose).",
      "E is the column 'E' (if it is a parameter, name it in --positive, --bound, --range, --start or --fix).",
      "P is the column 'P' (if it is a parameter, name it in --positive, --bound, --range, --start or --fix).",
    ]);
  });

  it('has columns of odd names in it as they are', async () => {
    const text = 'config.n,val/loss,val,loss\n1,2,3,4\n2,2,3,3\n';
    const table = await parseTable(text, 'runs.csv');
    const map = { L: 'loss' };
    const job = { runs: 'runs.csv', law: 'E + A/config.n', loss: 'squared', residual: 'raw', map };
    const { runs, model } = modelOfJob(parseFitJob(job), table);
    expect(input(runs, 'config.n')).toEqual([1, 2]);
    expect(model.law.formula).toBe('E + A/`config.n`');
    expect(() => modelOfJob(parseFitJob({ ...job, law: 'E*config.n + val/loss' }), table)).toThrow(
      'val/loss may be the column of that name, or a formula of val and loss',
    );
  });

  it('has a column of true and false as 1 and 0', async () => {
    const runs = await resolve('N,muon,loss\n1,true,3\n2,False,4\n', { names: ['E', 'N', 'muon'] });
    expect(input(runs, 'muon')).toEqual([1, 0]);
  });

  it('notes parameters that could have been meant as inputs', async () => {
    const runs = await resolve('N,E,tag,loss\n1,8,x,3\n', {
      names: ['E', 'N', 'D', 'tag'],
      asParameters: ['E'],
    });
    expect(runs.parameters).toEqual(['E', 'D', 'tag']);
    expect(runs.notes).toEqual([
      "L is the column 'loss' (guessed; --map L=... to choose).",
      "E is treated as a parameter, though there is a column 'E' (--map E=E makes it an input).",
      'D is treated as a parameter: no column is named for it (--map D=... chooses one).',
      "tag is treated as a parameter, though there is a column 'tag', which holds no numbers (--map tag=tag makes it an input).",
    ]);
  });

  it.each([
    ['tokens', 'N,D,loss', "the column 'D' may be meant (--map tokens=D makes it an input)"],
    ['model_size', 'N,D,loss', "the column 'N' may be meant (--map model_size=N makes it an input)"],
    [
      'lr',
      'x,Learning Rate,loss',
      `the column 'Learning Rate' may be meant (--map lr="Learning Rate" makes it an input)`,
    ],
    ['S', 'x,train/step,loss', "the column 'train/step' may be meant (--map S=train/step makes it an input)"],
    ['warmupp', 'x,warmup,loss', "the column 'warmup' may be meant (--map warmupp=warmup makes it an input)"],
  ])('says which column the parameter %s may be meant to be', async (name, header, words) => {
    const x = header.startsWith('x') ? 'x' : name === 'tokens' ? 'N' : 'D';
    const { parameters, notes } = await resolve(`${header}\n1,2,3\n`, {
      names: ['E', 'A', x, name, 'alpha'],
    });
    expect(parameters).toEqual(['E', 'A', name, 'alpha']);
    expect(notes.at(-1)).toBe(`${name} is treated as a parameter; ${words}.`);
  });

  it('has no word about parameters that are called as parameters are, nor about those that are said to be', async () => {
    const request = { names: ['E', 'B', 'S', 'x', 'beta', 'tokens'], asParameters: ['tokens'] };
    const { notes } = await resolve('x,b1,beta2,loss\n1,2,3,4\n', request);
    expect(notes.filter((note) => note.includes('treated'))).toEqual([]);
  });

  it('needs an input', async () => {
    expect(await failure('x,loss\n1,2\n', { names: ['a', 'x', 'b'], asParameters: ['x'] })).toMatchObject({
      code: 'no-inputs',
      message: 'No name of the formula is an input: a, x, b.',
      fix: "Say which column an input is, such as map x=x; columns are 'x', 'loss'.",
    });
    expect(await failure('N,loss\n1,2\n', { names: ['E', 'n', 'b'] })).toMatchObject({
      fix: "Say which column an input is, such as map n=N; columns are 'N', 'loss'.",
    });
  });

  it('cannot use the loss it predicts', async () => {
    expect(await failure(plain, { names: ['N', 'L'] })).toMatchObject({ code: 'target-in-formula' });
  });
});

describe('choosing rows', () => {
  const runsOf =
    'run,step,N,D,loss,split\na,1,1,10,4,train\na,2,1,20,3,train\nb,1,2,10,3.5,test\nb,2,2,20,,test\n';

  it('filters by symbols and columns', async () => {
    const runs = await resolve(runsOf, { inputs: nd, where: 'split == "train" and D > 10' });
    expect(input(runs, 'D')).toEqual([20]);
    expect([...runs.rowNumbers]).toEqual([3]);
    expect([...runs.rows]).toEqual([1]);
    expect(runs.notes).toContain('--where split == "train" and D > 10 keeps 1 of 4 rows.');
  });

  it('says which filter left nothing', async () => {
    expect(await failure(runsOf, { inputs: nd, where: 'N > 5' })).toMatchObject({
      code: 'no-rows',
      message: 'where N > 5 keeps none of the 4 rows of runs.csv.',
    });
    expect(await failure(plain, { inputs: nd, holdOut: 'N > 0' })).toMatchObject({
      code: 'no-rows',
      message: 'holdOut N > 0 holds out all 3 rows.',
    });
  });

  it('keeps the last row of each run, after filtering', async () => {
    const last = await resolve(runsOf, { inputs: nd, lastBy: 'run', where: 'loss > 0' });
    expect([...last.rowNumbers]).toEqual([3, 4]);
    expect(last.notes).toContain('--last-by run keeps the last row of each: 2 of 3.');
    const pairs = await resolve(runsOf, { inputs: nd, lastBy: 'split, N', where: 'loss > 0' });
    expect([...pairs.rowNumbers]).toEqual([3, 4]);
  });

  it('takes an earlier row where the last one lacks a value only if such rows may be left out, and says so', async () => {
    expect(await failure(runsOf, { inputs: nd, lastBy: 'run' })).toMatchObject({ code: 'missing-values' });
    const dropped = await resolve(runsOf, { inputs: nd, lastBy: 'run', dropMissing: true });
    expect([...dropped.rowNumbers]).toEqual([3, 4]);
    expect(dropped.notes).toContain(
      '--last-by run keeps the last row of each: 2 of 3. In 1 group a later row lacks a value that is used.',
    );
  });

  const sweep =
    'run,step,N,D,loss,val acc\na,3,1,10,2.9,.3\na,1,1,10,4,.1\na,2,1,10,3,.2\nb,2,1,10,2.5,.4\nb,1,1,10,3.5,\nc,1,2,10,2.2,.5\n';

  it('keeps the last row of each run by another column, wherever it is in the file', async () => {
    const last = await resolve(sweep, { inputs: nd, lastBy: 'run:step' });
    expect([...last.rowNumbers]).toEqual([2, 5, 7]);
    expect(last.notes).toContain('--last-by run:step keeps the row of greatest step of each: 3 of 6.');
    const least = await resolve(sweep, { inputs: nd, lastBy: 'run, N : -step' });
    expect([...least.rowNumbers]).toEqual([3, 6, 7]);
    const colon = await resolve(sweep.replace('run', 'a: run').replace('step', 'b: step'), {
      inputs: nd,
      lastBy: 'a: run:b: step',
    });
    expect([...colon.rowNumbers]).toEqual([2, 5, 7]);
    expect(await failure(sweep, { inputs: nd, lastBy: 'run:' })).toMatchObject({ code: 'bad-groups' });
    expect(await failure(sweep, { inputs: nd, lastBy: 'run:stp' })).toMatchObject({
      code: 'unknown-name',
      fix: 'Did you mean step?',
    });
  });

  it('keeps the row of least loss of each group, after the last of each run', async () => {
    const best = await resolve(sweep, { inputs: nd, bestBy: 'N,D' });
    expect([...best.target]).toEqual([2.5, 2.2]);
    expect(best.notes).toContain('--best-by N,D keeps the row of least L of each: 2 of 6.');
    const both = await resolve(sweep, { inputs: nd, lastBy: 'run', bestBy: 'N,D' });
    expect([...both.target]).toEqual([3, 2.2]);
  });

  it('keeps the row of greatest target where its column is an accuracy, and of least anything on request', async () => {
    const request = { inputs: nd, map: { L: 'val acc' }, dropMissing: true };
    const best = await resolve(sweep, { ...request, bestBy: 'N,D' });
    expect([...best.target]).toEqual([0.4, 0.5]);
    expect(best.notes).toContain('--best-by N,D keeps the row of greatest L of each: 2 of 5.');
    expect([...(await resolve(sweep, { ...request, bestBy: 'N,D:L' })).target]).toEqual([0.1, 0.5]);
    expect([...(await resolve(sweep, { inputs: nd, bestBy: 'N,D:-loss' })).target]).toEqual([4, 2.2]);
    const errors = await resolve(sweep, { ...request, map: { L: '1-val acc' }, bestBy: 'N,D' });
    expect([...errors.target]).toEqual([0.6, 0.5]);
  });

  describe('on the lower envelope of curves', () => {
    // Two runs and one of another data set; the third row is worse than the first of as small a C.
    const curves =
      'data,C,D,loss\nx,1,1,8\nx,2,1,4.1\nx,2,2,5\nx,4,1,2.9\nx,8,2,1.4\nx,16,2,1.5\ny,1,1,9\ny,4,1,7\n';
    const kept = async (request: object, text = curves) => [
      ...(await resolve(text, { inputs: [{ name: 'C' }], ...request })).rowNumbers,
    ];

    it('keeps the rows that no row of as small a value is better than, of all or of each group', async () => {
      expect(await kept({ envelope: 'C' })).toEqual([2, 3, 5, 6]);
      expect(await kept({ envelope: 'data:C' })).toEqual([2, 3, 5, 6, 8, 9]);
      expect(await kept({ envelope: 'C*D' })).toEqual([2, 3, 5, 6]);
      const { notes } = await resolve(curves, { inputs: [{ name: 'C' }], envelope: 'C' });
      expect(notes).toContain('--envelope C keeps the rows of the lower envelope of L over C: 4 of 8.');
    });

    it('keeps the corners of their convex hull in logarithms, of which power laws between curves are made', async () => {
      expect(await kept({ hull: 'C' })).toEqual([2, 3, 6]);
      expect(await kept({ hull: 'data:C' })).toEqual([2, 3, 6, 8, 9]);
    });

    it('is the upper one of an accuracy', async () => {
      const text = curves.replace('loss', 'val acc');
      expect(await kept({ envelope: 'C', map: { L: 'val acc' } }, text)).toEqual([8]);
    });

    it('needs numbers, above zero for logarithms', async () => {
      const request = { inputs: [{ name: 'C' }] };
      expect(await failure(curves, { ...request, envelope: 'data' })).toMatchObject({ code: 'not-a-number' });
      expect(await failure(curves, { ...request, envelope: 'data:' })).toMatchObject({ code: 'bad-groups' });
      expect(await failure(curves.replace('x,4', 'x,0'), { ...request, hull: 'C' })).toMatchObject({
        code: 'not-positive',
        message: expect.stringContaining('line 5'),
      });
    });
  });

  it('takes a row without a group for one that lacks a value', async () => {
    const text = runsOf.replace('a,2', ',2');
    expect(await failure(text, { inputs: nd, lastBy: 'run', where: 'loss > 0' })).toMatchObject({
      code: 'missing-values',
    });
    const dropped = await resolve(text, { inputs: nd, lastBy: 'run', dropMissing: true });
    expect([...dropped.rowNumbers]).toEqual([2, 4]);
  });

  it('leaves out rows without the group by which parameters differ, or names them all', async () => {
    const text = 'set,N,D,loss\na,1,1,3\n,2,2,3\nb,3,3,3\n,4,4,3\n';
    expect(await failure(text, { inputs: nd, groups: { text: 'set', option: 'per' } })).toMatchObject({
      code: 'missing-values',
      message: 'runs.csv has missing or infinite values in rows to be used: the group set in 2 (lines 3, 5).',
    });
    const { groups, rowNumbers } = await resolve(text, {
      inputs: nd,
      groups: { text: 'set', option: 'per' },
      dropMissing: true,
    });
    expect([groups?.names, [...rowNumbers]]).toEqual([
      ['a', 'b'],
      [2, 4],
    ]);
  });

  it('marks held-out rows and keeps them', async () => {
    const runs = await resolve(plain, { inputs: nd, holdOut: 'N > 1 and N < 3' });
    expect([...runs.heldOut]).toEqual([0, 1, 0]);
    expect(runs.notes).toContain('--hold-out N > 1 and N < 3 holds out 1 of 3 rows.');
  });

  it('weights rows by a column or an expression', async () => {
    expect([...(await resolve(plain, { inputs: nd, weight: 'N' })).weight]).toEqual([1, 2, 3]);
    expect([...(await resolve(plain, { inputs: nd, weight: '1/D' })).weight]).toEqual([
      1 / 10,
      1 / 20,
      1 / 30,
    ]);
  });

  it('takes numbers for weights, not conditions', async () => {
    expect(await failure(plain, { inputs: nd, weight: 'N < 2' })).toMatchObject({
      code: 'not-a-number',
      fix: 'Give a number; conditions choose rows, with where.',
    });
  });

  it('suspects a decimal comma where a cell looks like one', async () => {
    expect(await failure('N;D;loss\n1;10;3,1\n2;1,300,000;2,5\n', { inputs: nd })).toMatchObject({
      code: 'not-a-number',
      fix: expect.stringContaining('write decimals with a point'),
    });
  });

  it('refuses negative and vanishing weights', async () => {
    expect(await failure(plain, { inputs: nd, weight: '2 - N' })).toMatchObject({
      code: 'bad-weight',
      message: 'runs.csv, line 4: the weight is -1.',
      place: { file: 'runs.csv', row: 4 },
    });
    expect(await failure(plain, { inputs: nd, weight: '0*N' })).toMatchObject({ code: 'bad-weight' });
  });
});

describe('missing and wrong cells', () => {
  const gaps = 'N,D,loss,other\n1,10,3,x\n,20,2.5,\n3,NaN,inf,y\n4,40,2,z\n5,,2,\n';

  it('are counted by column and named by row', async () => {
    expect(await failure(gaps)).toMatchObject({
      code: 'missing-values',
      message:
        'runs.csv has missing or infinite values in rows to be used: N in 1 (line 3); D in 2 (lines 4, 6); L (loss) in 1 (line 4).',
      fix: 'Add dropMissing to leave such rows out, or choose rows with where.',
    });
  });

  it('are dropped on request, and the notes say how many and why', async () => {
    const runs = await resolve(gaps, { inputs: nd, dropMissing: true });
    expect([...runs.rowNumbers]).toEqual([2, 5]);
    expect(runs.notes).toContain('Dropped 3 of 5 rows for missing or infinite values: N 1, D 2, L (loss) 1.');
  });

  it('do not matter in rows and columns that are not used', async () => {
    expect(input(await resolve(gaps, { inputs: nd, where: 'other == "x" or other == "z"' }), 'N')).toEqual([
      1, 4,
    ]);
  });

  it('may come from a mapped expression', async () => {
    expect(await failure(plain, { inputs: nd, map: { D: 'D/(N - 2)' } })).toMatchObject({
      code: 'missing-values',
      message: expect.stringContaining('D (D/(N - 2)) in 1 (line 3)'),
    });
  });

  it('name only the first of many rows', async () => {
    const many = `N,D,loss\n${'1,,2\n'.repeat(9)}1,1,1\n`;
    expect((await failure(many)).message).toContain('D in 9 (lines 2, 3, 4, 5, 6, ...)');
  });

  it('are an error where dropping them leaves nothing', async () => {
    expect(await failure('N,D,loss\n,1,2\n1,,2\n', { inputs: nd, dropMissing: true })).toMatchObject({
      code: 'no-rows',
      fix: 'No row has them all: give a table whose rows have them together, one run or checkpoint a row.',
    });
    expect(await failure('N,D,loss\n1,1,\n1,2,\n', { inputs: nd, dropMissing: true })).toMatchObject({
      code: 'no-rows',
      fix: 'Map columns that are filled, or correct the expressions they come from.',
    });
  });

  it('of text are refused with file, line and column, even where missing ones are dropped', async () => {
    const text = 'params,D,loss\n1,10,3\nbig,20,2\n';
    for (const dropMissing of [false, true]) {
      expect(await failure(text, { inputs: nd, dropMissing })).toMatchObject({
        code: 'not-a-number',
        message: 'runs.csv, line 3, column \'params\': "big" is not a number, and N must be one.',
        place: { file: 'runs.csv', row: 3, column: 'params' },
      });
    }
  });
});

describe('a column that the table has twice', () => {
  const twice = 'N,D,loss,a,a\n1,10,3,1,x\n2,20,2.5,2,y\n3,30,2.25,3,z\n';
  const law = { names: ['N', 'a'], map: { L: 'loss' } };

  it.each<[string, RunsRequest]>([
    ['the law of a bare formula', law],
    ['a map', { inputs: nd, map: { N: 'a' } }],
    ['a map by an expression', { inputs: nd, map: { N: '2*a' } }],
    ['a filter', { inputs: nd, where: 'a > 1' }],
    ['a filter of its name alone', { inputs: nd, where: 'a' }],
    ['held-out rows', { inputs: nd, holdOut: 'a > 1' }],
    ['a weight', { inputs: nd, weight: 'a' }],
    ['the noise', { inputs: nd, noise: '0.1*a' }],
    ['last rows', { inputs: nd, lastBy: 'D, a' }],
    ['clusters', { inputs: nd, group: { text: 'a', option: '--cluster' } }],
    ['strata', { inputs: nd, group: { text: 'a, D', option: '--strata' } }],
  ])('is refused in %s', async (_, request) => {
    expect(await failure(twice, request)).toMatchObject({
      code: 'duplicate-column',
      message: expect.stringContaining("two columns named 'a'"),
    });
  });

  it('is refused as an input that is guessed', async () => {
    expect(await failure('N,N,D,loss\n1,1,10,3\n')).toMatchObject({ code: 'duplicate-column' });
    expect(await failure('tokens,N,tokens,loss\n1,1,10,3\n')).toMatchObject({ code: 'duplicate-column' });
  });

  it('is no matter where a parameter is said to have its name, or nothing asks for it', async () => {
    const runs = await resolve(twice, { ...law, asParameters: ['a'] });
    expect(runs.parameters).toEqual(['a']);
    expect([...(await resolve(twice)).target]).toEqual([3, 2.5, 2.25]);
  });

  it('is refused where the fit made an input of it and a table to predict has it twice', async () => {
    const table = await parseTable('C,N,C\n60,1,60\n', 'new.csv');
    expect(() => resolveInputs(table, { inputs: nd, map: {}, fitMap: { D: 'C/(6*N)' } })).toThrow(
      /two columns named 'C'/,
    );
  });
});
