import type { ReactNode } from 'react'
import { Component } from 'react'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { PlainFrame } from '../ui/ForumFrame.tsx'
import { PageTitle, Section } from '../ui/Heading.tsx'
import { useText } from '../ui/text.ts'

interface Props {
  readonly children: ReactNode
}

/** A fault in drawing leaves a page that says what to do. Forms keep their entries in the tab, texts on the host: showing the page again finds both. */
export class ErrorBoundary extends Component<Props, { readonly fault: Error | null }> {
  override state: { readonly fault: Error | null } = { fault: null }

  static getDerivedStateFromError(fault: unknown): { fault: Error } {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) }
  }

  override render(): ReactNode {
    if (!this.state.fault) return this.props.children
    return <FaultPage fault={this.state.fault} onAgain={() => this.setState({ fault: null })} />
  }
}

function FaultPage({ fault, onAgain }: { fault: Error; onAgain: () => void }): ReactNode {
  const { t } = useText('start')
  return (
    <PlainFrame>
      <PageTitle>{t('fault.title')}</PageTitle>
      <Section title={t('fault.kept')} rule="problem" size="section">
        <p className="measure">{t('fault.way')}</p>
        <ButtonRow className="app-actions">
          <Button kind="primary" onPress={onAgain}>
            {t('fault.again')}
          </Button>
          <Button onPress={() => location.reload()}>{t('fault.reload')}</Button>
        </ButtonRow>
        <p className="type-reference">{t('fault.detail', { message: fault.message })}</p>
      </Section>
    </PlainFrame>
  )
}
