// easy-template-x as its README shows it: one handler, the template read once, `process` for each document.
import * as fs from "node:fs";
import * as path from "node:path";
import { createInterface } from "node:readline";
import { TemplateHandler } from "easy-template-x";

const given = process.argv[2];
const records = JSON.parse(fs.readFileSync(path.join(given, "records.json"), "utf8"));
const template = fs.readFileSync(path.join(given, "easy.docx"));
const handler = new TemplateHandler();

async function write(folder, number) {
    const document = await handler.process(template, records[number]);
    fs.writeFileSync(path.join(folder, `${number}.docx`), document);
}

function say(facts) {
    process.stdout.write(JSON.stringify(facts) + "\n");
}

await write(given, 0);
say({ ready: true });
for await (const folder of createInterface({ input: process.stdin })) {
    const before = process.cpuUsage();
    const start = performance.now();
    for (let number = 0; number < records.length; number++) await write(folder, number);
    const seconds = (performance.now() - start) / 1000;
    const used = process.cpuUsage(before);
    say({ seconds, cpu: (used.user + used.system) / 1e6, peak: process.resourceUsage().maxRSS / 1024 });
}
