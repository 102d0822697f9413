import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from '@react-email/components';
import { render } from '@react-email/render';
import type { Fact, Wording } from './wording.js';

/** The HTML part: no image, nothing fetched from anywhere. */
export const htmlOf = (wording: Wording): Promise<string> => render(<LetterMail {...wording} />);

function LetterMail({ subject, lead, facts, sections = [], notes, main, closing }: Wording) {
  return (
    <Html lang="fr" dir="ltr">
      <Head>
        <title>{subject}</title>
      </Head>
      <Preview>{lead}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Heading as="h1" style={styles.lead}>
            {lead}
          </Heading>
          <Facts of={facts} />
          {sections.map((section) => (
            <Section key={section.title}>
              <Heading as="h2" style={styles.title}>
                {section.title}
              </Heading>
              <Facts of={section.facts} />
            </Section>
          ))}
          <Lines of={notes} />
          {main && (
            <Section style={styles.action}>
              <Button href={main.href} style={styles.button}>
                {main.label}
              </Button>
              <Text style={styles.address}>{main.href}</Text>
            </Section>
          )}
          <Lines of={closing} />
        </Container>
      </Body>
    </Html>
  );
}

const Facts = ({ of }: { readonly of: readonly Fact[] }) => (
  <Section>
    {of.map((fact, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
      <FactLine key={index} {...fact} />
    ))}
  </Section>
);

const FactLine = ({ label, value, href }: Fact) => (
  <Text style={styles.line}>
    <strong>{label}</strong>
    {'\u202f: '}
    {href ? (
      <Link href={href} style={styles.link}>
        {value}
      </Link>
    ) : (
      <span style={styles.typed}>{value}</span>
    )}
  </Text>
);

const Lines = ({ of }: { readonly of: readonly string[] }) => (
  <Section>
    {of.map((text) => (
      <Text key={text} style={styles.line}>
        {text}
      </Text>
    ))}
  </Section>
);

const styles = {
  body: { backgroundColor: '#ffffff', color: '#161616', fontFamily: 'Arial, Helvetica, sans-serif', margin: 0 },
  container: { maxWidth: '600px', padding: '16px' },
  lead: { fontSize: '22px', lineHeight: '28px', margin: '0 0 16px' },
  title: { fontSize: '18px', lineHeight: '24px', margin: '24px 0 8px' },
  line: { fontSize: '16px', lineHeight: '24px', margin: '0 0 8px' },
  link: { color: '#2b3a67', textDecoration: 'underline', wordBreak: 'break-all' },
  typed: { whiteSpace: 'pre-wrap' },
  action: { margin: '16px 0' },
  button: { backgroundColor: '#2b3a67', color: '#ffffff', fontSize: '16px', padding: '12px 16px', textDecoration: 'none' },
  address: { color: '#3a3a3a', fontSize: '13px', lineHeight: '20px', margin: '8px 0 0', wordBreak: 'break-all' },
} as const;
