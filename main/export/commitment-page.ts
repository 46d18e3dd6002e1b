import type { Commitment } from '../../shared/domain/commitment.ts'
import { newestFirst } from '../../shared/lib/numbered.ts'
import { commitmentStage, commitmentText } from './commitment-stage.ts'
import type { Html } from './html.ts'
import { h, linkTo } from './html.ts'
import { decisionLine, listOrNone } from './list-pages.ts'
import { block, page, quiet, text, titleBlock } from './page.ts'
import { commitmentCode, commitmentFolder } from './paths.ts'
import { proceduresBlock } from './procedure-page.ts'
import { frozenText, plainProse } from './prose.ts'
import type { Site } from './site.ts'
import { readOr } from './site.ts'
import { dateWords, localTime } from './wording.ts'

/** A commitment: the text that was adopted, or that was put to decision last; a draft that never was is not published. */
export function commitmentPage(site: Site, commitment: Commitment): string {
  const { words, state } = site
  const path = `${commitmentFolder(commitment)}/index.html`
  const decisions = newestFirst(state.decisions).filter((one) => one.commitment === commitment.id)
  const hash = commitmentText(site, commitment)
  const shown = hash === null ? undefined : site.text(hash)
  return page(
    site,
    { path, title: `${commitmentCode(commitment)} ${commitment.title}`, section: 'commitments' },
    titleBlock(
      [h('p', { class: 'number' }, words.say('commitment.code', { code: commitmentCode(commitment) }))],
      text(site, commitment.title),
      h('p', { class: 'outcome' }, commitmentStage(site, commitment)),
    ),
    reopeningBlock(site, commitment),
    block(
      words.say('decision.text'),
      shown === undefined ? quiet(words.say('commitment.noText')) : frozenText(site, shown),
      shown === undefined
        ? null
        : h(
            'p',
            {},
            h('a', { href: linkTo(path, `${commitmentFolder(commitment)}/text.md`) }, words.say('check.text')),
          ),
    ),
    block(
      words.say('section.decisions'),
      listOrNone(
        site,
        decisions.map((one) => decisionLine(site, path, one)),
      ),
    ),
    proceduresBlock(
      site,
      path,
      newestFirst(state.procedures).filter((one) => one.commitment === commitment.id),
    ),
  )
}

/** [RULE4] Why it was last reopened, and whether it still is. */
function reopeningBlock(site: Site, { reopened }: Commitment): Html | null {
  if (reopened === null) return null
  const { words } = site
  const day = (at: string): string => dateWords(words, localTime(at, site.zone).date)
  const over = reopened.over === null ? 'no' : 'yes'
  return block(
    words.say('commitment.reopened'),
    h(
      'p',
      {},
      words.say('commitment.reopenedOn', { date: day(reopened.at), over, until: day(reopened.over ?? reopened.at) }),
    ),
    plainProse(site, readOr(site, reopened.reason)),
    ...(reopened.upheld
      ? [h('p', {}, words.say('commitment.upheld')), plainProse(site, readOr(site, reopened.upheld))]
      : []),
  )
}
