import type { Catalogue } from '../catalogue.ts'

const spots: Catalogue['tour']['spots'] = {
  seat: (name) => `First click here and take the seat of ${name}`,
  chat: (name) => `Open the chat “${name}”`,
  direct: 'Open the chat with the bot',
  send: 'The words are ready; press Enter to send them',
  press: (button) => `Press “${button}” on the card`,
  review: (button) => `Tick every line you have checked, then press “${button}”`,
  toNudge: 'Click here to move the clock to the next nudge',
  toDigest: 'Click here to move the clock to Friday 17:00',
}

/** The sandbox's guided tour: the whole job in seven steps. */
export const tour: Catalogue['tour'] = {
  title: 'The whole job in five minutes',
  intro:
    'From a progress report through the review of a close-out to nudges and the weekly digest, in seven steps. Do each yourself, or have it done for you.',
  end: 'You have seen the whole job. The ledger goes on: take another seat and try more.',
  absent:
    'Nothing in the ledger suits this step at the moment; go on to the next one. Empty the data folder and start again to see it from the beginning.',
  spots,
  sit: {
    title: 'Take the seat of a section head',
    text: (name, post, unit) =>
      `${name} (${post}, ${unit}) answers for the section's rectification tasks. Here you can sit in anybody's seat.`,
    hint: (name) => `Click here and choose ${name}`,
    done: (name) => `You are ${name} now`,
  },
  report: {
    title: 'Report progress',
    text: (code, content) =>
      `A plain sentence in the unit's group reports the progress of task ${code}, “${content}”: what was understood is recorded when its writer confirms it. No form, no command to learn.`,
    said: (code, percent) => `${code} first stage finished, ${percent}%`,
    done: (code, percent) =>
      `${code} now stands at ${percent}%; who reported, when, and the figure before are in the ledger`,
  },
  look: {
    title: 'Call up the problem',
    text: (code, title, stage) =>
      `An application to close ${code}, “${title}”, has been handed in and is at the stage “${stage}”. Call up its card: deadline, people and history.`,
    done: 'The card is in the group and follows the ledger by itself',
  },
  refused: {
    title: 'Try to approve your own application',
    text: (name, button) =>
      `${name} handed this application in. The card stands in the group, so everybody sees “${button}”. Press it.`,
    done: 'Refused: nobody reviews his own application. Nothing in the ledger has changed',
  },
  approve: {
    title: 'Let the responsible leader review it',
    text: (name, code) =>
      `${name} is the responsible leader of ${code} and does the first review: tick each measure against its criterion, then sign.`,
    done: (code) => `${code} passed the first review and goes on to supervision; the applicant has been told`,
  },
  nudge: {
    title: 'To the next nudge',
    text: (moment) =>
      `The bot nudges by the working calendar: at most one card a day for each person, never at night or on holidays. The next time is ${moment}.`,
    done: 'The nudges are out; what happened meanwhile is listed at the right',
  },
  digest: {
    title: 'To the digest on Friday',
    text: (moment, name) =>
      `${moment}: the week is counted and the digest goes to ${name} of the inspection office, who releases it on its card.`,
    done: 'The digest is out: the leading group has the whole of it, every unit its own part',
  },
}
