import type { ReactNode } from 'react'
import type { AdoptedRule } from '../../../shared/domain/forum.ts'
import { smallestSector } from '../../../shared/rules/rulebook.ts'
import { shareWords, useWords } from '../../features/decision/words.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import './rule-figures.css'
import type { RuleFigures as Figures, Share } from './rule-figures.ts'
import {
  mayHaveCasting,
  objectIn,
  partOf,
  settled,
  shareIn,
  shareKey,
  sharesToChoose,
  withPart,
  withQuorumShare,
  withSectorShare,
  wordIn,
} from './rule-figures.ts'

type Part = NonNullable<ReturnType<typeof partOf>>

/** What concerns the forum as a whole: the quorum to sit, recusals that break one, secret votes, proxies. */
export function ForumFigures(props: {
  entry: { readonly figures: Figures }
  put: (part: { figures: Figures }) => void
}): ReactNode {
  const { t } = useText('figures')
  const { figures } = props.entry
  const put = (part: Partial<Figures>): void => props.put({ figures: { ...figures, ...part } })
  const smallest = smallestSector(figures)
  const sizes = [...new Set([1, 2, 3, 4, 5, 6, 8, 10, smallest])].sort((a, b) => a - b)
  return (
    <>
      <fieldset>
        <legend className="ui-field__label">{t('toSit')}</legend>
        <p className="type-reference">{t('toSitHelp')}</p>
        <QuorumFields quorum={figures.quorum} onChange={(quorum) => put({ quorum: quorum })} />
      </fieldset>
      <Select
        label={t('exception')}
        value={figures.recusalException ?? 'none'}
        onChange={(chosen) => put({ recusalException: chosen === 'lot' ? 'lot' : null })}
        options={(['none', 'lot'] as const).map((value) => ({ value, label: t(`exceptions.${value}`) }))}
      />
      <Select
        label={t('smallest')}
        value={String(smallest)}
        onChange={(chosen) => put({ smallestSector: Number(chosen) })}
        options={sizes.map((n) => ({ value: String(n), label: t('smallestOption', { n }) }))}
      />
      <ProxyFields proxies={figures.proxies} onChange={(proxies) => put({ proxies })} />
    </>
  )
}

const HOURS = [0, 2, 24, 48, 72, 168]

function ProxyFields(props: {
  proxies: Figures['proxies']
  onChange: (proxies: Figures['proxies']) => void
}): ReactNode {
  const { t } = useText('figures')
  const { proxies, onChange } = props
  const hours = proxies && !HOURS.includes(proxies.hoursBefore) ? [...HOURS, proxies.hoursBefore] : HOURS
  const most = [...new Set([0, 1, 2, 3, proxies?.perHolder ?? 0])]
  return (
    <fieldset>
      <legend className="ui-field__label">{t('proxies')}</legend>
      <div className="rules-form__pair rules-form__group">
        <Select
          label={t('perHolder')}
          value={String(proxies?.perHolder ?? 0)}
          onChange={(chosen) =>
            onChange(chosen === '0' ? null : { present: false, hoursBefore: 24, ...proxies, perHolder: Number(chosen) })
          }
          options={most.map((value) => ({ value: String(value), label: t('perHolderOption', { n: value }) }))}
        />
        {proxies ? (
          <Select
            label={t('hoursBefore')}
            value={String(proxies.hoursBefore)}
            onChange={(chosen) => onChange({ ...proxies, hoursBefore: Number(chosen) })}
            options={hours.map((value) => ({ value: String(value), label: t('hoursOption', { n: value }) }))}
          />
        ) : null}
      </div>
      {proxies ? (
        <Checkbox checked={proxies.present} onChange={(present) => onChange({ ...proxies, present })}>
          {t('proxyPresent')}
        </Checkbox>
      ) : null}
    </fieldset>
  )
}

/** The figures of one rule, unfolded under it. */
export function OneRuleFigures(props: { rule: AdoptedRule; onChange: (rule: AdoptedRule) => void }): ReactNode {
  const { t } = useText('figures')
  const unfolding = useUnfolding()
  const { rule } = props
  const onChange = (changed: AdoptedRule): void => props.onChange(settled(changed))
  const [vote, consensus, gate] = [partOf(rule, 'vote'), partOf(rule, 'consensus'), partOf(rule, 'gate')]
  return (
    <div className="rules-figures">
      <p className="type-reference">
        <UnfoldButton unfolding={unfolding} label={t('changeOf', { title: rule.title })}>
          {t('change')}
        </UnfoldButton>
      </p>
      <UnfoldPanel unfolding={unfolding}>
        <div className="stack">
          {consensus ? (
            <ConsensusFields
              part={consensus}
              heading={rule.kind === 'mixed'}
              onChange={(part) => onChange(withPart(rule, 'consensus', part))}
            />
          ) : null}
          {gate ? <GateFields part={gate} onChange={(part) => onChange(withPart(rule, 'gate', part))} /> : null}
          {vote ? (
            <VoteFields
              part={vote}
              heading={rule.kind === 'mixed'}
              onChange={(part) => onChange(withPart(rule, 'vote', part))}
            />
          ) : null}
          {mayHaveCasting(rule) ? <CastingField rule={rule} onChange={onChange} /> : null}
        </div>
      </UnfoldPanel>
    </div>
  )
}

interface PartProps {
  readonly part: Part
  readonly onChange: (part: Part) => void
}

/** "More than half", "at least 2/3"; with `none`, none at all. */
function ShareSelect(props: {
  label: string
  share: Share | null
  none?: string | undefined
  onChange: (share: Share | null) => void
}): ReactNode {
  const words = useWords()
  const { share, none } = props
  const shares = sharesToChoose(share)
  return (
    <Select
      label={props.label}
      value={share ? shareKey(share) : ''}
      onChange={(chosen) => props.onChange(shares.find((one) => shareKey(one) === chosen) ?? null)}
      options={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...shares.map((one) => ({ value: shareKey(one), label: shareWords(words, one) })),
      ]}
    />
  )
}

const RECUSED = ['not_present', 'count', 'leave'] as const
const BASES = ['cast', 'cast_and_abstained', 'attending', 'active'] as const

function QuorumFields(props: { quorum: unknown; onChange: (quorum: Part | null) => void }): ReactNode {
  const { t } = useText('figures')
  const quorum = objectIn(props.quorum)
  return (
    <div className="rules-form__pair rules-form__group">
      <ShareSelect
        label={t('quorumAll')}
        share={shareIn(quorum)}
        none={t('noQuorum')}
        onChange={(share) => props.onChange(withQuorumShare(quorum, share))}
      />
      {quorum ? (
        <>
          <ShareSelect
            label={t('quorumSector')}
            share={shareIn(quorum['eachSector'])}
            none={t('nothing')}
            onChange={(share) => props.onChange(withSectorShare(quorum, share))}
          />
          <Select
            label={t('quorumRecused')}
            value={wordIn(quorum, 'recused')}
            onChange={(recused) => props.onChange({ ...quorum, recused })}
            options={RECUSED.map((value) => ({ value, label: t(`recused.${value}`) }))}
          />
        </>
      ) : null}
    </div>
  )
}

function ConsensusFields({ part, heading, onChange }: PartProps & { heading: boolean }): ReactNode {
  const { t } = useText('figures')
  return (
    <fieldset>
      {heading ? <legend className="ui-field__label">{t('ofConsensus')}</legend> : null}
      <QuorumFields quorum={part['quorum']} onChange={(quorum) => onChange({ quorum })} />
    </fieldset>
  )
}

function GateFields({ part, onChange }: PartProps): ReactNode {
  const { t } = useText('figures')
  const words = Array.isArray(part['confirmedBy']) ? part['confirmedBy'] : []
  return (
    <fieldset>
      <legend className="ui-field__label">{t('ofGate')}</legend>
      <div className="rules-form__pair rules-form__group">
        <Select
          label={t('minRounds')}
          value={wordIn(part, 'minRounds')}
          onChange={(rounds) => onChange({ minRounds: Number(rounds) })}
          options={[0, 1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: t('rounds', { n }) }))}
        />
      </div>
      <Checkbox checked={part['textChanged'] === true} onChange={(textChanged) => onChange({ textChanged })}>
        {t('textChanged')}
      </Checkbox>
      <Checkbox
        checked={part['objectionsAnswered'] === true}
        onChange={(objectionsAnswered) => onChange({ objectionsAnswered })}
      >
        {t('objectionsAnswered')}
      </Checkbox>
      {(['chair', 'co-chair'] as const).map((office) => (
        <Checkbox
          key={office}
          checked={words.includes(office)}
          onChange={(on) => onChange({ confirmedBy: on ? [...words, office] : words.filter((one) => one !== office) })}
        >
          {t(`confirmedBy.${office}`)}
        </Checkbox>
      ))}
    </fieldset>
  )
}

function VoteFields({ part, heading, onChange }: PartProps & { heading: boolean }): ReactNode {
  const { t } = useText('figures')
  const sectors = objectIn(part['sectors'])
  const base = wordIn(part, 'base')
  return (
    <fieldset>
      {heading ? <legend className="ui-field__label">{t('ofVote')}</legend> : null}
      <div className="rules-form__pair rules-form__group">
        <ShareSelect
          label={t('share')}
          share={shareIn(part)}
          onChange={(share) =>
            share ? onChange({ fraction: [...share.fraction], comparison: share.comparison }) : null
          }
        />
        <Select
          label={t('base')}
          value={base}
          onChange={(chosen) =>
            onChange({ base: chosen, ...(sectors ? { sectors: { ...sectors, base: chosen } } : {}) })
          }
          options={BASES.map((value) => ({ value, label: t(`bases.${value}`) }))}
        />
        <ShareSelect
          label={t('sectors')}
          share={shareIn(sectors)}
          none={t('nothing')}
          onChange={(share) =>
            onChange({
              sectors: share && {
                names: 'each',
                base,
                ...sectors,
                fraction: [...share.fraction],
                comparison: share.comparison,
              },
            })
          }
        />
        <Select
          label={t('blank')}
          value={wordIn(part, 'blank')}
          onChange={(blank) => onChange({ blank })}
          options={(['abstention', 'cast'] as const).map((value) => ({ value, label: t(`blanks.${value}`) }))}
        />
      </div>
      <Checkbox checked={part['recusedInBase'] === true} onChange={(recusedInBase) => onChange({ recusedInBase })}>
        {t('recusedInBase')}
      </Checkbox>
      <QuorumFields quorum={part['quorum']} onChange={(quorum) => onChange({ quorum })} />
    </fieldset>
  )
}

/** [CAST1] Whose vote decides where votes are even. */
function CastingField({ rule, onChange }: { rule: AdoptedRule; onChange: (rule: AdoptedRule) => void }): ReactNode {
  const { t } = useText('figures')
  const choose = (chosen: string): void => {
    const { casting: _, ...plain } = rule
    onChange(chosen === 'chair' || chosen === 'co-chair' ? { ...plain, casting: chosen } : plain)
  }
  return (
    <Select
      label={t('casting')}
      help={t('castingHelp')}
      value={rule.casting ?? 'none'}
      onChange={choose}
      options={(['none', 'chair', 'co-chair'] as const).map((value) => ({ value, label: t(`castings.${value}`) }))}
    />
  )
}
