import { SplitView } from '../../look/split-view.js';
import { OperationList, operationKey } from './operation-list.js';
import { OperationPage } from './operation-page.js';
import { Welcome } from './welcome.js';

interface OperationsPageProps {
  readonly api?: string;
  readonly operation?: string;
}

/** The operations, and the one that is chosen. */
export function OperationsPage({ api, operation }: OperationsPageProps) {
  const isChosen = api !== undefined && operation !== undefined;
  const key = isChosen ? operationKey(api, operation) : undefined;
  return (
    <SplitView
      name="operations"
      start={27}
      first={<OperationList chosen={key} />}
      second={isChosen ? <OperationPage key={key} api={api} operation={operation} /> : <Welcome />}
    />
  );
}
