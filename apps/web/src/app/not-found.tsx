import type { Metadata } from 'next'
import { CandidateFrame } from '../components/candidate-frame.tsx'
import { Notice } from '../components/notice.tsx'
import { wordsOf } from '../interview/messages/words-of.ts'
import { readerLanguage } from '../server/page-language.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: wordsOf(await readerLanguage())('title.notFound'),
})

export default async function NotFound() {
  const language = await readerLanguage()
  const words = wordsOf(language)
  return (
    <div lang={language}>
      <CandidateFrame screen="not-found">
        <Notice title={words('over.notFound.title')}>
          <p>{words('over.notFound.todo')}</p>
        </Notice>
      </CandidateFrame>
    </div>
  )
}
