// SPDX-License-Identifier: GPL-3.0-or-later
#include "filesave.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSaveFile>

namespace meridian
{

QString saveWhole(const QString &file, const QByteArray &content)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size() || !out.commit())
        return out.errorString();
    return {};
}

void askAndSave(QWidget *parent, const QString &title, const QString &suggestedName, const QByteArray &content)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(suggestedName).suffix());
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, title, content](const QString &file) {
        const QString problem = saveWhole(file, content);
        if (problem.isEmpty())
            return;
        auto *box = new QMessageBox(
            QMessageBox::Warning, title,
            QCoreApplication::translate("FileSave", "Writing %1 failed: %2. Choose another place.").arg(file, problem),
            QMessageBox::Ok, parent);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    dialog->open();
}

} // namespace meridian
