import type { Citation } from './law.js';

/** A publication, by the surname of its first author and its year. */
export interface Paper {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** arXiv number, journal, conference or repository. */
  readonly at: string;
}

/** Papers that laws and published values are from, by id. */
export const papers = {
  'hestness-2017': {
    authors: 'Hestness et al.',
    year: 2017,
    title: 'Deep Learning Scaling is Predictable, Empirically',
    at: 'arXiv:1712.00409',
  },
  'rosenfeld-2019': {
    authors: 'Rosenfeld et al.',
    year: 2019,
    title: 'A Constructive Prediction of the Generalization Error Across Scales',
    at: 'arXiv:1909.12673',
  },
  'kaplan-2020': {
    authors: 'Kaplan et al.',
    year: 2020,
    title: 'Scaling Laws for Neural Language Models',
    at: 'arXiv:2001.08361',
  },
  'brown-2020': {
    authors: 'Brown et al.',
    year: 2020,
    title: 'Language Models are Few-Shot Learners',
    at: 'arXiv:2005.14165',
  },
  'henighan-2020': {
    authors: 'Henighan et al.',
    year: 2020,
    title: 'Scaling Laws for Autoregressive Generative Modeling',
    at: 'arXiv:2010.14701',
  },
  'hernandez-2021': {
    authors: 'Hernandez et al.',
    year: 2021,
    title: 'Scaling Laws for Transfer',
    at: 'arXiv:2102.01293',
  },
  'jones-2021': {
    authors: 'Jones',
    year: 2021,
    title: 'Scaling Scaling Laws with Board Games',
    at: 'arXiv:2104.03113',
  },
  'zhai-2021': {
    authors: 'Zhai et al.',
    year: 2021,
    title: 'Scaling Vision Transformers',
    at: 'arXiv:2106.04560',
  },
  'mikami-2021': {
    authors: 'Mikami et al.',
    year: 2021,
    title: 'A Scaling Law for Synthetic-to-Real Transfer: How Much Is Your Pre-training Effective?',
    at: 'arXiv:2108.11018',
  },
  'ghorbani-2021': {
    authors: 'Ghorbani et al.',
    year: 2021,
    title: 'Scaling Laws for Neural Machine Translation',
    at: 'arXiv:2109.07740',
  },
  'gordon-2021': {
    authors: 'Gordon, Duh and Kaplan',
    year: 2021,
    title: 'Data and Parameter Scaling Laws for Neural Machine Translation',
    at: 'EMNLP 2021',
  },
  'brumen-2021': {
    authors: 'Brumen et al.',
    year: 2021,
    title: 'Overview of Machine Learning Process Modelling',
    at: 'Entropy 23:1123',
  },
  'clark-2022': {
    authors: 'Clark et al.',
    year: 2022,
    title: 'Unified Scaling Laws for Routed Language Models',
    at: 'arXiv:2202.01169',
  },
  'bansal-2022': {
    authors: 'Bansal et al.',
    year: 2022,
    title: 'Data Scaling Laws in NMT: The Effect of Noise and Architecture',
    at: 'arXiv:2202.01994',
  },
  'sevilla-2022': {
    authors: 'Sevilla et al.',
    year: 2022,
    title: 'Compute Trends Across Three Eras of Machine Learning',
    at: 'arXiv:2202.05924',
  },
  'hoffmann-2022': {
    authors: 'Hoffmann et al.',
    year: 2022,
    title: 'Training Compute-Optimal Large Language Models',
    at: 'arXiv:2203.15556',
  },
  'alabdulmohsin-2022': {
    authors: 'Alabdulmohsin et al.',
    year: 2022,
    title: 'Revisiting Neural Scaling Laws in Language and Vision',
    at: 'arXiv:2209.06640',
  },
  'neumann-2022': {
    authors: 'Neumann and Gros',
    year: 2022,
    title: 'Scaling Laws for a Multi-Agent Reinforcement Learning Model',
    at: 'arXiv:2210.00849',
  },
  'gao-2022': {
    authors: 'Gao, Schulman and Hilton',
    year: 2022,
    title: 'Scaling Laws for Reward Model Overoptimization',
    at: 'arXiv:2210.10760',
  },
  'caballero-2022': {
    authors: 'Caballero et al.',
    year: 2022,
    title: 'Broken Neural Scaling Laws',
    at: 'arXiv:2210.14891',
  },
  'cherti-2022': {
    authors: 'Cherti et al.',
    year: 2022,
    title: 'Reproducible scaling laws for contrastive language-image learning',
    at: 'arXiv:2212.07143',
  },
  'aghajanyan-2023': {
    authors: 'Aghajanyan et al.',
    year: 2023,
    title: 'Scaling Laws for Generative Mixed-Modal Language Models',
    at: 'arXiv:2301.03728',
  },
  'hilton-2023': {
    authors: 'Hilton, Tang and Schulman',
    year: 2023,
    title: 'Scaling laws for single-agent reinforcement learning',
    at: 'arXiv:2301.13442',
  },
  'fernandes-2023': {
    authors: 'Fernandes et al.',
    year: 2023,
    title: 'Scaling Laws for Multilingual Neural Machine Translation',
    at: 'arXiv:2302.09650',
  },
  'dey-2023': {
    authors: 'Dey et al.',
    year: 2023,
    title: 'Cerebras-GPT: Open Compute-Optimal Language Models Trained on the Cerebras Wafer-Scale Cluster',
    at: 'arXiv:2304.03208',
  },
  'muennighoff-2023': {
    authors: 'Muennighoff et al.',
    year: 2023,
    title: 'Scaling Data-Constrained Language Models',
    at: 'arXiv:2305.16264',
  },
  'frantar-2023': {
    authors: 'Frantar et al.',
    year: 2023,
    title: 'Scaling Laws for Sparsely-Connected Foundation Models',
    at: 'arXiv:2309.08520',
  },
  'xiong-2023': {
    authors: 'Xiong et al.',
    year: 2023,
    title: 'Effective Long-Context Scaling of Foundation Models',
    at: 'arXiv:2309.16039',
  },
  'sardana-2024': {
    authors: 'Sardana et al.',
    year: 2024,
    title: 'Beyond Chinchilla-Optimal',
    at: 'arXiv:2401.00448',
  },
  'bi-2024': {
    authors: 'Bi et al.',
    year: 2024,
    title: 'DeepSeek LLM: Scaling Open-Source Language Models with Longtermism',
    at: 'arXiv:2401.02954',
  },
  'lin-2024': {
    authors: 'Lin et al.',
    year: 2024,
    title: 'Selecting Large Language Model to Fine-tune via Rectified Scaling Law',
    at: 'arXiv:2402.02314',
  },
  'krajewski-2024': {
    authors: 'Krajewski et al.',
    year: 2024,
    title: 'Scaling Laws for Fine-Grained Mixture of Experts',
    at: 'arXiv:2402.07871',
  },
  'zhang-2024-finetuning': {
    authors: 'Zhang et al.',
    year: 2024,
    title: 'When Scaling Meets LLM Finetuning: The Effect of Data, Model and Finetuning Method',
    at: 'arXiv:2402.17193',
  },
  'gadre-2024': {
    authors: 'Gadre et al.',
    year: 2024,
    title: 'Language models scale reliably with over-training and on downstream tasks',
    at: 'arXiv:2403.08540',
  },
  'ho-2024': {
    authors: 'Ho et al.',
    year: 2024,
    title: 'Algorithmic progress in language models',
    at: 'arXiv:2403.05812',
  },
  'mckinzie-2024': {
    authors: 'McKinzie et al.',
    year: 2024,
    title: 'MM1: Methods, Analysis and Insights from Multimodal LLM Pre-training',
    at: 'arXiv:2403.09611',
  },
  'hu-2024': {
    authors: 'Hu et al.',
    year: 2024,
    title: 'MiniCPM: Unveiling the Potential of Small Language Models with Scalable Training Strategies',
    at: 'arXiv:2404.06395',
  },
  'besiroglu-2024': {
    authors: 'Besiroglu et al.',
    year: 2024,
    title: 'Chinchilla Scaling: A replication attempt',
    at: 'arXiv:2404.10102',
  },
  'ye-2024': {
    authors: 'Ye et al.',
    year: 2024,
    title: 'Data Mixing Laws: Optimizing Data Mixtures by Predicting Language Modeling Performance',
    at: 'arXiv:2403.16952',
  },
  'que-2024': {
    authors: 'Que et al.',
    year: 2024,
    title: 'D-CPT Law: Domain-specific Continual Pre-Training Scaling Law for Large Language Models',
    at: 'arXiv:2406.01375',
  },
  'gao-2024': {
    authors: 'Gao et al.',
    year: 2024,
    title: 'Scaling and evaluating sparse autoencoders',
    at: 'arXiv:2406.04093',
  },
  'pearce-2024': {
    authors: 'Pearce and Song',
    year: 2024,
    title: 'Reconciling Kaplan and Chinchilla Scaling Laws',
    at: 'arXiv:2406.12907',
  },
  'porian-2024': {
    authors: 'Porian et al.',
    year: 2024,
    title: 'Resolving Discrepancies in Compute-Optimal Scaling of Language Models',
    at: 'arXiv:2406.19146',
  },
  'shen-2024': {
    authors: 'Shen et al.',
    year: 2024,
    title: 'Scaling Laws for Linear Complexity Language Models',
    at: 'arXiv:2406.16690',
  },
  'tao-2024': {
    authors: 'Tao et al.',
    year: 2024,
    title: 'Scaling Laws with Vocabulary: Larger Models Deserve Larger Vocabularies',
    at: 'arXiv:2407.13623',
  },
  'brown-2024': {
    authors: 'Brown et al.',
    year: 2024,
    title: 'Large Language Monkeys: Scaling Inference Compute with Repeated Sampling',
    at: 'arXiv:2407.21787',
  },
  'grattafiori-2024': {
    authors: 'Grattafiori et al.',
    year: 2024,
    title: 'The Llama 3 Herd of Models',
    at: 'arXiv:2407.21783',
  },
  'luo-2025': {
    authors: 'Luo et al.',
    year: 2025,
    title: 'A Multi-Power Law for Loss Curve Prediction Across Learning Rate Schedules',
    at: 'arXiv:2503.12811',
  },
  'tissue-2024': {
    authors: 'Tissue et al.',
    year: 2024,
    title: 'Scaling Law with Learning Rate Annealing',
    at: 'arXiv:2408.11029',
  },
  'liang-2024': {
    authors: 'Liang et al.',
    year: 2024,
    title: 'Scaling Laws For Diffusion Transformers',
    at: 'arXiv:2410.08184',
  },
  'zhang-2024-batch': {
    authors: 'Zhang et al.',
    year: 2024,
    title: 'How Does Critical Batch Size Scale in Pre-training?',
    at: 'arXiv:2410.21676',
  },
  'sun-2024': {
    authors: 'Sun et al.',
    year: 2024,
    title: 'Hunyuan-Large: An Open-Source MoE Model with 52 Billion Activated Parameters by Tencent',
    at: 'arXiv:2411.02265',
  },
  'kumar-2024': {
    authors: 'Kumar et al.',
    year: 2024,
    title: 'Scaling Laws for Precision',
    at: 'arXiv:2411.04330',
  },
  'bhagia-2024': {
    authors: 'Bhagia et al.',
    year: 2024,
    title: 'Establishing Task Scaling Laws via Compute-Efficient Model Ladders',
    at: 'arXiv:2412.04403',
  },
  'xiao-2024': {
    authors: 'Xiao et al.',
    year: 2024,
    title: 'Densing Law of LLMs',
    at: 'arXiv:2412.04315',
  },
  'abnar-2025': {
    authors: 'Abnar et al.',
    year: 2025,
    title: 'Parameters vs FLOPs: Scaling Laws for Optimal Sparsity for Mixture-of-Experts Language Models',
    at: 'arXiv:2501.12370',
  },
  'ludziejewski-2025': {
    authors: 'Ludziejewski et al.',
    year: 2025,
    title: 'Joint MoE Scaling Laws: Mixture of Experts Can Be Memory Efficient',
    at: 'arXiv:2502.05172',
  },
  'mcleish-2025': {
    authors: 'McLeish et al.',
    year: 2025,
    title: 'Gemstones: A Model Suite for Multi-Faceted Scaling Laws',
    at: 'arXiv:2502.06857',
  },
  'busbridge-2025': {
    authors: 'Busbridge et al.',
    year: 2025,
    title: 'Distillation Scaling Laws',
    at: 'arXiv:2502.08606',
  },
  'mayilvahanan-2025': {
    authors: 'Mayilvahanan et al.',
    year: 2025,
    title: 'LLMs on the Line: Data Determines Loss-to-Loss Scaling Laws',
    at: 'arXiv:2502.12120',
  },
  'liu-2025': {
    authors: 'Liu et al.',
    year: 2025,
    title: 'Muon is Scalable for LLM Training',
    at: 'arXiv:2502.16982',
  },
  'li-2025-step': {
    authors: 'Li et al.',
    year: 2025,
    title: 'Predictable Scale: Part I, Step Law',
    at: 'arXiv:2503.04715',
  },
  'charles-2025': {
    authors: 'Charles et al.',
    year: 2025,
    title:
      'Communication-Efficient Language Model Training Scales Reliably and Robustly: Scaling Laws for DiLoCo',
    at: 'arXiv:2503.09799',
  },
  'kwa-2025': {
    authors: 'Kwa et al.',
    year: 2025,
    title: 'Measuring AI Ability to Complete Long Tasks',
    at: 'arXiv:2503.14499',
  },
  'chen-2025-parallel': {
    authors: 'Chen et al.',
    year: 2025,
    title: 'Parallel Scaling Law for Language Models',
    at: 'arXiv:2505.10475',
  },
  'bergsma-2025': {
    authors: 'Bergsma et al.',
    year: 2025,
    title: 'Power Lines: Scaling Laws for Weight Decay and Batch Size in LLM Pre-training',
    at: 'arXiv:2505.13738',
  },
  'chen-2025-quantisation': {
    authors: 'Chen et al.',
    year: 2025,
    title: 'Scaling Law for Quantization-Aware Training',
    at: 'arXiv:2505.14302',
  },
  'li-2025-farseer': {
    authors: 'Li et al.',
    year: 2025,
    title: 'Predictable Scale: Part II, Farseer: A Refined Scaling Law in Large Language Models',
    at: 'arXiv:2506.10972',
  },
  'josancamon-2025': {
    authors: 'josancamon19',
    year: 2025,
    title: 'RL Scaling Laws for Mathematical Reasoning',
    at: 'github.com/josancamon19/rl-scaling-laws',
  },
  'beck-2025': {
    authors: 'Beck et al.',
    year: 2025,
    title: 'xLSTM Scaling Laws: Competitive Performance with Linear Time-Complexity',
    at: 'arXiv:2510.02228',
  },
  'khatri-2025': {
    authors: 'Khatri et al.',
    year: 2025,
    title: 'The Art of Scaling Reinforcement Learning Compute for LLMs',
    at: 'arXiv:2510.13786',
  },
  'longpre-2025': {
    authors: 'Longpre et al.',
    year: 2025,
    title:
      'ATLAS: Adaptive Transfer Scaling Laws for Multilingual Pretraining, Finetuning, and Decoding the Curse of Multilinguality',
    at: 'arXiv:2510.22037',
  },
  'wang-2025': {
    authors: 'Wang et al.',
    year: 2025,
    title: 'Scaling and Transferability of Annealing Strategies in Large Language Model Training',
    at: 'arXiv:2512.13705',
  },
  'czech-2026': {
    authors: 'Czech et al.',
    year: 2026,
    title: 'Problems with Chinchilla Approach 2: Systematic Biases in IsoFLOP Parabola Fits',
    at: 'arXiv:2603.22339',
  },
  'bryant-2026': {
    authors: 'Bryant and Liu',
    year: 2026,
    title: 'Practical Scaling Laws: Converting Compute into Performance in a Data-Constrained World',
    at: 'arXiv:2605.09189',
  },
} as const satisfies Readonly<Record<string, Paper>>;

export type PaperId = keyof typeof papers;

/** `Kaplan et al. 2020, Scaling Laws for Neural Language Models, arXiv:2001.08361`. */
export function paperText({ authors, year, title, at }: Paper): string {
  return `${authors} ${year}, ${title}, ${at}`;
}

/** The citation of a paper, and of the place in it. */
export function from(paper: PaperId, place?: string): Citation {
  const source = paperText(papers[paper]);
  return place === undefined ? { source, paper } : { source: `${source}, ${place}`, paper, place };
}
