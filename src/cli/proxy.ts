import { type Command, Option } from 'commander';
import { UsageError } from '../diagnostics/usage-error.js';
import { each, httpUrl } from './arguments.js';
import type { AddCommand } from './command.js';
import { addAddressOptions, addPrismFlags, type PrismFlags, runPrism } from './prism-flags.js';
import { readCertificate } from './read-certificate.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';

interface ProxyArguments extends ReferenceArguments, PrismFlags {
  readonly url?: URL;
  readonly validateRequest: boolean;
  readonly upstreamProxy?: string;
  readonly contract: string | boolean;
  readonly failClosed?: boolean;
  readonly har?: string;
  readonly report?: readonly string[];
  readonly baseline?: string;
  readonly strict?: boolean;
  readonly cacert?: string;
  readonly insecure?: boolean;
}

/** `tally proxy SPEC --url URL`: judges live traffic both ways until it is stopped. */
export const addProxy: AddCommand = (program, io, done) => {
  addReferenceOptions(options(program.command('proxy'))).action(
    async (spec: string, upstream: URL | undefined, given: ProxyArguments) => {
      const url = given.url ?? upstream;
      if (url === undefined) throw new UsageError('Name the implementation: --url URL.');
      if (given.compat === 'prism') {
        const { validateRequest, upstreamProxy: proxy } = given;
        await runPrism([spec], given, io, {
          url,
          validateRequest,
          ...(proxy === undefined ? {} : { proxy }),
        });
        return;
      }
      const { painter } = await import('../report/painter.js');
      const { renderFinding } = await import('../report/render-finding.js');
      const { rendererFor } = await import('../report/render-report.js');
      const { conclude } = await import('./conclude.js');
      const { readReport } = await import('./read-report.js');
      const renderers = (given.report ?? []).map((path) => ({ path, render: rendererFor(path) }));
      const baseline = given.baseline === undefined ? undefined : readReport(given.baseline, io);
      const { startProxy } = await import('../commands/proxy-spec.js');
      const paint = painter(io.color);
      const proxy = await startProxy(spec, {
        ...referenceOptions(given),
        url,
        port: given.port ?? ownPort,
        host: given.host,
        contract: given.contract,
        env: io.env,
        failClosed: given.failClosed === true || given.errors === true,
        ...(given.har === undefined ? {} : { har: given.har }),
        ...(given.cacert === undefined ? {} : { ca: readCertificate(given.cacert) }),
        insecure: given.insecure === true,
        onFinding: (finding) => io.out(`${renderFinding(finding, paint)}\n\n`),
      });
      io.out(`Listening on ${proxy.url}, in front of ${url.href}. Ctrl+C ends it.\n\n`);
      await io.untilStopped();
      done(conclude(await proxy.close(), { ...given, renderers, baseline }, io));
    },
  );
};

const ownPort = 4011;

function options(command: Command): Command {
  return addPrismFlags(proxyOptions(command).optionsGroup('With --compat prism:'))
    .addOption(new Option('--upstream-proxy <url>').hideHelp())
    .addOption(new Option('--no-validate-request').hideHelp());
}

function proxyOptions(command: Command): Command {
  return addAddressOptions(command, ownPort)
    .summary('judges live traffic, both ways')
    .description(
      'Stands before an implementation, hands everything on, and judges requests and answers against the document.',
    )
    .argument('<spec>', 'OpenAPI document, or a bundled name, which brings its contract file')
    .argument('[upstream]', 'the implementation, as --url names it', httpUrl)
    .option('--url <url>', 'the implementation; replaces the whole server URL', httpUrl)
    .option('--fail-closed', 'answer 4xx in place of a departing request, 502 in place of a departing answer')
    .option('--contract <file>', 'contract file: waivers', true)
    .option('--no-contract', 'leave out the bundled contract file')
    .option('--cacert <file>', 'certificate authority to trust (PEM)')
    .option('--insecure', 'accept any certificate')
    .optionsGroup('What comes out:')
    .option('--har <file>', 'record every exchange')
    .option(
      '--report <file>',
      'write a report at the end: .html, .json, .xml for JUnit, .md, .sarif; repeatable',
      each,
    )
    .option('--baseline <file>', 'an earlier .json report: what it found already does not fail this run')
    .option('--strict', 'warnings count as errors');
}
