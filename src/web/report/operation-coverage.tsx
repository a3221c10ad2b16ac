import type { RequestPlaceCoverage } from '../../result/coverage.js';
import type { OperationResult } from '../../result/report.js';
import { counted } from './figures.js';
import './operation-coverage.css';
import { ResponseParts } from './response-parts.js';
import { RuleSides } from './rule-sides.js';

interface OperationCoverageProps {
  readonly operation: OperationResult;
  /** The status that is looked at; empty for all. */
  readonly status: string;
}

/** Both sides of each keyword, each part of each answer, and what was left out and why. */
export function OperationCoverage({ operation, status }: OperationCoverageProps) {
  const { coverage, uncovered } = operation;
  const responses = (coverage?.responses ?? []).filter((one) => status === '' || one.status === status);
  return (
    <div class="operation-coverage">
      {(uncovered.length > 0 || (coverage?.leftOut ?? 0) > 0) && (
        <section aria-labelledby="uncovered">
          <h3 id="uncovered">Not covered, and why</h3>
          <ul class="uncovered">
            {coverage && coverage.leftOut > 0 && (
              <li>
                <strong>{counted(coverage.leftOut, 'case')} left out by the budget</strong>: raise{' '}
                <code>--max-cases</code> to try them
              </li>
            )}
            {uncovered.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      {coverage?.isCut && <p class="panel-text">The schema has more places than are followed.</p>}
      {coverage && status === '' && <RequestRules places={coverage.request} />}
      {responses.map((response) => (
        <ResponseParts key={`${response.status} ${response.mediaType}`} response={response} />
      ))}
      {!coverage && <p>This report does not say what was covered.</p>}
    </div>
  );
}

function RequestRules({ places }: { readonly places: readonly RequestPlaceCoverage[] }) {
  const withRules = places.filter(({ rules }) => Object.keys(rules).length > 0);
  if (withRules.length === 0) return null;
  return (
    <section aria-labelledby="request-rules">
      <h3 id="request-rules">What requests tried</h3>
      <p class="coverage-key">
        Each keyword has two sides: <b class="side-kept">kept</b> must be accepted,{' '}
        <b class="side-broken">broken</b> must be refused.
      </p>
      <table class="rule-table">
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Keywords: kept, broken</th>
          </tr>
        </thead>
        <tbody>
          {withRules.map(({ location, pointer, mediaType, rules }) => (
            <tr key={`${location} ${pointer} ${mediaType}`}>
              <th scope="row">
                <span class="rule-location">{location.replace(/^request /, '')}</span>{' '}
                <code>{pointer || '/'}</code>
              </th>
              <td>
                <ul class="rule-list">
                  {Object.entries(rules).map(([keyword, sides]) => (
                    <RuleSides key={keyword} keyword={keyword} sides={sides} />
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
