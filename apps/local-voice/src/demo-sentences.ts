// What the synthetic candidate says and the keyless recogniser knows. Sentences must differ by clearly more than 100 ms
// of sound ("any" for "many" is too little): the server compares all pairs at start and refuses too similar ones.

/** Answers to three sets of interview questions about a back-end engineering role; the first set suits the sample template. */
export const DEMO_SETS = [
  {
    topic: 'your own work',
    turns: [
      {
        question: 'Please tell me about a system you have worked on recently, and your part in it.',
        answer: 'I rebuilt our billing service around an append only ledger, and nobody was charged twice again.',
      },
      {
        question: 'Tell me about a fault that was hard to find. How did you find it in the end?',
        answer: 'It only failed at midnight, because two servers disagreed about the time zone.',
      },
      {
        question: 'What would you do differently if you could start that work again?',
        answer: 'I would write the replay tests first, before moving a single customer.',
      },
    ],
  },
  {
    topic: 'choices and their price',
    turns: [
      {
        question: 'How would you store the data of a young product, and why?',
        answer: 'For a small team I would start with Postgres and one boring monolith.',
      },
      {
        question: 'What was the hardest change that you ever brought into production?',
        answer: 'The hardest part was moving forty million customer rows without any downtime.',
      },
      {
        question: 'How do you design an interface that others depend on?',
        answer: 'I keep endpoints idempotent, which means that clients may safely retry after a timeout.',
      },
    ],
  },
  {
    topic: 'working with others',
    turns: [
      {
        question: 'Tell me about a disagreement with somebody you worked for.',
        answer: 'My manager wanted speed, but I asked for two extra days to write the missing tests.',
      },
      {
        question: 'What did you change in the way your team works?',
        answer: 'Short pull requests get much better reviews than long ones.',
      },
      {
        question: 'What do you want to learn next?',
        answer: 'Next year I want to understand distributed consensus, especially how elections fail.',
      },
    ],
  },
]

/** What a candidate may ask for besides answering. */
export const DEMO_PHRASES = {
  repeat: 'Could you repeat the question please?',
  end: 'I would like to end the interview now.',
  confirm: 'Yes, please end it.',
}

/** All answers, in the order of the sets. */
export const DEMO_ANSWERS = DEMO_SETS.flatMap(({ turns }) => turns.map(({ answer }) => answer))

/** All sentences that are enrolled without further configuration. */
export const DEMO_SENTENCES = [...DEMO_ANSWERS, ...Object.values(DEMO_PHRASES)]
