internal import Assessment
internal import Templates
internal import Words

/// The sheet of the organisational profile and the page of each question.
struct ProfilePages: Sendable {
  let base: PageBase

  func all() -> [PageMaker] {
    let questions = base.report.framework.profile.questions
    return [{ self.overview() }] + questions.indices.map { index -> PageMaker in
      { self.question(questions[index], previous: index > 0 ? questions[index - 1].id : nil, next: index + 1 < questions.count ? questions[index + 1].id : nil) }
    }
  }

  private func overview() -> Page {
    let context = base.context(Addresses.profile)
    let profile = base.report.framework.profile
    return base.page(.profile, Addresses.profile, title: profile.name.text(context.language), overviewModel(context))
  }

  func overviewModel(_ context: RenderContext) -> Model {
    let profile = base.report.framework.profile
    let listed = Set(profile.blocks.flatMap(\.questions))
    let rest = profile.questions.map(\.id).filter { !listed.contains($0) }
    let answered = profile.questions.filter { isAnswered($0.id) }.count
    var blocks: [Model] = profile.blocks.filter { !$0.questions.isEmpty }.map { block in
      [.id: .text(block.id), .name: .text(block.name.text(context.language)), .questions: .models(block.questions.map { cell($0, context) })]
    }
    if !rest.isEmpty { blocks.append([.id: .text("rest"), .name: .text(profile.name.text(context.language)), .questions: .models(rest.map { cell($0, context) })]) }
    return [
      .name: .optional(profile.form.text(context.language)), .blocks: .models(blocks),
      .progress: .text(base.words.text(.answeredQuestions, ["done": context.digits(answered), "all": context.digits(profile.questions.count)])),
      .classic: .models(profile.classic.map { classic in
        [.number: .text(context.digits(classic.id)), .name: .text(classic.name.text(context.language)),
          .questions: base.chips(profile.questions.filter { $0.classic == classic.id }.map { .question($0.id) }, context)]
      }),
      .hasClassic: .flag(!profile.classic.isEmpty),
    ]
  }

  private func isAnswered(_ id: QuestionID) -> Bool { base.report.isAnswered(id) }

  /// A question on the sheet, with the beginning of its answer.
  private func cell(_ id: QuestionID, _ context: RenderContext) -> Model {
    let answer = base.report.answerText(id)
    let excerpt = Excerpt.of(answer, limit: 140)
    return base.chip(.question(id), context).merging([
      .isAnswered: .flag(isAnswered(id)), .stateWord: .text(base.words[isAnswered(id) ? .answered : .notWritten]),
      .text: .optional(excerpt),
    ])
  }

  private func question(_ question: Framework.Profile.Question, previous: QuestionID?, next: QuestionID?) -> Page {
    let target = Target.question(question.id)
    let path = base.addresses.page(target)
    let context = base.context(path)
    var own = questionModel(question, context)
    own.set(.previous, base.neighbour(previous.map(Target.question), context))
    own.set(.next, base.neighbour(next.map(Target.question), context))
    let trail = [(label: base.report.framework.profile.name.text(context.language), page: Addresses.profile)]
    return base.page(.question, path, code: Names(context).code(target), title: question.name.text(context.language), trail: trail, subject: target, own)
  }

  func questionModel(_ question: Framework.Profile.Question, _ context: RenderContext) -> Model {
    let target = Target.question(question.id)
    let document = base.report.document(target)
    var counters = PageCounters(prefix: "\(base.report.framework.profile.short) \(question.id.text)-")
    let body = document.map { MarkupRenderer.blocks($0, context, &counters) } ?? []
    let classic = base.report.framework.profile.classic.first { $0.id == question.classic }
    return ([
      .question: .optional(question.question.text(context.language)), .hint: .optional(question.hint.text(context.language)),
      .classic: .optional(context.digits(question.classic)), .classicName: .optional(classic?.name.text(context.language) ?? ""),
      .body: .html(body), .hasBody: .flag(!body.isEmpty), .footnotes: .html(document.map { MarkupRenderer.footnotes($0, context) } ?? []),
      .notice: document == nil ? .text(base.words[.notWrittenQuestion]) : .none,
    ] as Model).merging(base.people(document, context)).merging(base.backlinks([target], context))
  }
}
